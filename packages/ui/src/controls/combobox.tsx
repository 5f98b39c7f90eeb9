"use client";

import { ChevronDown } from "lucide-react";
import * as Primitive from "radix-ui/popover";
import { useState } from "react";
import { cn } from "../cn.ts";
import type { ControlSize } from "./button.tsx";
import { ComboboxList } from "./combobox-list.tsx";
import { CONTROL } from "./control-classes.ts";
import { useFieldWiring } from "./field-context.ts";

export interface ComboboxOption {
  value: string;
  label: string;
  /** Options of one group stand together under its name. */
  group?: string;
  /** A second, quieter line. */
  hint?: string;
  /** Other words that find it. */
  keywords?: string;
}

export interface ComboboxProps {
  options: ComboboxOption[];
  value: string;
  onValueChange: (value: string) => void;
  /** What is chosen, for screen readers: "Read Duration as". Not needed inside a Field. */
  "aria-label"?: string;
  placeholder?: string;
  searchPlaceholder?: string;
  /** Said when nothing matches: what to try. */
  empty?: string;
  size?: ControlSize;
  id?: string;
  invalid?: boolean;
  className?: string;
}

/** A select with a search field, for more options than one likes to scroll through. The list is made when it opens. */
export function Combobox({
  options,
  value,
  onValueChange,
  size = "md",
  id,
  invalid,
  className,
  ...rest
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const wiring = useFieldWiring({ id, "aria-invalid": invalid || undefined });
  const chosen = options.find((option) => option.value === value);
  const label = rest["aria-label"];
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      <Primitive.Trigger
        {...wiring}
        aria-label={label ? `${label}: ${chosen?.label ?? "not chosen"}` : undefined}
        className={cn(
          CONTROL,
          "inline-flex items-center gap-2 text-left",
          size === "sm" ? "h-7 pr-1.5 pl-2 text-sm" : "h-8 pr-2 pl-2.5",
          className,
        )}
      >
        <span className={cn("min-w-0 flex-1 truncate", !chosen && "text-faint")}>
          {chosen?.label ?? rest.placeholder ?? "Choose"}
        </span>
        <ChevronDown className="size-4 shrink-0 text-faint" aria-hidden="true" />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label ?? "Choose"}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-(--radix-popover-trigger-width) max-w-[calc(100vw-1rem)] min-w-72 animate-enter rounded-lg bg-raised p-1 shadow-float outline-none"
        >
          <ComboboxList
            options={options}
            value={value}
            placeholder={rest.searchPlaceholder ?? "Search"}
            empty={rest.empty ?? "Nothing matches. Try another word."}
            onChoose={(next) => {
              onValueChange(next);
              setOpen(false);
            }}
          />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
