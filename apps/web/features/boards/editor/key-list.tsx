"use client";

import { Combobox, type ComboboxOption } from "@parley/ui";
import { ArrowUp, X } from "lucide-react";

export interface KeyListProps {
  /** "Measures" */
  label: string;
  /** "Add a measure" */
  add: string;
  options: ComboboxOption[];
  keys: string[];
  most: number;
  onKeys: (keys: string[]) => void;
}

/** A short list of names of the catalogue, in the order in which they count. */
export function KeyList({ label, add, options, keys, most, onKeys }: KeyListProps) {
  const words = new Map(options.map((option) => [option.value, option.label]));
  const free = options.filter(({ value }) => !keys.includes(value));
  if (most === 0) return null;
  return (
    <section aria-label={label} className="flex flex-col gap-1.5">
      <h3 className="text-sm font-medium">{label}</h3>
      {keys.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {keys.map((key, at) => (
            <li key={key} className="flex h-8 items-center rounded-md border border-line bg-surface pl-2.5">
              <span className="min-w-0 flex-1 truncate">{words.get(key) ?? key}</span>
              {at > 0 ? (
                <button
                  type="button"
                  aria-label={`Move ${words.get(key) ?? key} up`}
                  onClick={() => onKeys(keys.map((one, i) => (i === at - 1 ? key : i === at ? keys[at - 1]! : one)))}
                  className="grid size-7 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
                >
                  <ArrowUp className="size-3.5" aria-hidden="true" />
                </button>
              ) : null}
              <button
                type="button"
                aria-label={`Remove ${words.get(key) ?? key}`}
                onClick={() => onKeys(keys.filter((one) => one !== key))}
                className="mr-0.5 grid size-7 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
              >
                <X className="size-3.5" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {keys.length < most ? (
        <Combobox
          aria-label={add}
          placeholder={add}
          options={free}
          value=""
          onValueChange={(key) => onKeys([...keys, key])}
        />
      ) : null}
    </section>
  );
}
