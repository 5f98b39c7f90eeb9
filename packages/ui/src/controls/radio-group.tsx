"use client";

import * as Primitive from "radix-ui/radio-group";
import { type ReactNode, useId } from "react";
import { cn } from "../cn.ts";
import { useFieldLabel, useFieldWiring } from "./field-context.ts";

export interface RadioOption {
  value: string;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  options: RadioOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  name?: string;
  disabled?: boolean;
  /** Cards draw a frame around each option; use them for two to four weighty choices. */
  layout?: "list" | "cards";
  "aria-label"?: string;
  className?: string;
}

export function RadioGroup({ options, layout = "list", className, ...rest }: RadioGroupProps) {
  const base = useId();
  const labelId = useFieldLabel();
  const { id: _id, ...wiring } = useFieldWiring({});
  return (
    <Primitive.Root
      {...wiring}
      aria-labelledby={rest["aria-label"] ? undefined : labelId}
      {...rest}
      className={cn(layout === "cards" ? "grid gap-2 sm:grid-cols-2" : "flex flex-col gap-2", className)}
    >
      {options.map((option) => {
        const id = `${base}-${option.value}`;
        return (
          <div
            key={option.value}
            className={cn(
              "flex items-start gap-2",
              layout === "cards" &&
                "relative rounded-lg border border-line bg-surface p-3 transition-colors duration-120 hover:border-edge has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-quiet",
            )}
          >
            <span className="flex h-5 items-center">
              <Primitive.Item
                id={id}
                value={option.value}
                disabled={option.disabled}
                aria-describedby={option.help ? `${id}-help` : undefined}
                className="grid size-4 place-items-center rounded-full border border-edge bg-surface transition-colors duration-120 hover:border-accent disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent dark:bg-canvas"
              >
                <Primitive.Indicator className="size-1.5 rounded-full bg-accent-ink" />
              </Primitive.Item>
            </span>
            <div className="min-w-0">
              <label
                htmlFor={id}
                className={cn("text-base", layout === "cards" && "font-medium after:absolute after:inset-0")}
              >
                {option.label}
              </label>
              {option.help ? (
                <p id={`${id}-help`} className="text-sm text-muted">
                  {option.help}
                </p>
              ) : null}
            </div>
          </div>
        );
      })}
    </Primitive.Root>
  );
}
