"use client";

import { Badge, Combobox, type ComboboxOption } from "@parley/ui";
import { CircleAlert } from "lucide-react";
import { memo } from "react";
import type { FileColumn } from "../import-wire.ts";
import { CERTAINTY_LOOKS } from "./certainty.ts";
import type { ColumnLine } from "./column-line.ts";

/** The columns of the list from 768 px on; below it each row is a card. */
export const ROW_GRID =
  "md:grid md:grid-cols-[minmax(8rem,1.1fr)_minmax(8rem,1.3fr)_minmax(11rem,14rem)_5.5rem] md:items-center md:gap-x-4 " +
  "xl:grid-cols-[minmax(9rem,1fr)_minmax(9rem,1.2fr)_15rem_5.5rem_minmax(12rem,1.4fr)]";

export interface ColumnRowProps extends ColumnLine {
  problem: string | undefined;
  options: ComboboxOption[];
  /** Null for who may only look. */
  onChoose: ((column: FileColumn, choice: string) => void) | null;
}

/** One column of the file: what it holds, what it is read as, how sure that is and what will happen. */
export const ColumnRow = memo(function ColumnRow(props: ColumnRowProps) {
  const { column, name, choice, certainty, note, isPlain, problem, options, onChoose } = props;
  const chosen = options.find(({ value }) => value === choice)?.label ?? choice;
  const look = CERTAINTY_LOOKS[certainty];
  return (
    <li className={`flex flex-col gap-2 px-4 py-3 md:py-2 ${ROW_GRID}`}>
      <div className="flex items-start justify-between gap-3">
        <span className="min-w-0 font-medium break-words">{name}</span>
        <span className="md:hidden">
          <Badge tone={look.tone}>{look.word}</Badge>
        </span>
      </div>
      <Samples of={column.samples} />
      {onChoose ? (
        <Combobox
          options={options}
          value={choice}
          onValueChange={(next) => onChoose(column, next)}
          aria-label={`Read ${name} as`}
          searchPlaceholder="Search fields"
          empty="No field is called that. Keep the column as a custom field."
          invalid={problem !== undefined}
        />
      ) : (
        <span>{chosen}</span>
      )}
      <span className="max-md:hidden">
        <Badge tone={look.tone}>{look.word}</Badge>
      </span>
      <p className={`text-sm text-muted md:col-span-4 xl:col-span-1 ${isPlain ? "max-xl:hidden" : ""}`}>{note}</p>
      {problem ? (
        <p className="flex items-start gap-1.5 text-sm text-negative md:col-span-full">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          <span>{problem}</span>
        </p>
      ) : null}
    </li>
  );
});

function Samples({ of }: { of: string[] }) {
  const texts = of.filter((text) => text.trim() !== "").slice(0, 3);
  if (texts.length === 0) return <span className="text-sm text-faint">Empty in the first rows</span>;
  return (
    <ul aria-label="Samples" className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 font-mono text-xs text-muted">
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: samples may be equal and never move
        <li key={index} title={text} className="max-w-full truncate">
          {text}
        </li>
      ))}
    </ul>
  );
}
