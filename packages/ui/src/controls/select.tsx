"use client";

import { Check, ChevronDown } from "lucide-react";
import * as Primitive from "radix-ui/select";
import type { ReactNode } from "react";
import { cn } from "../cn.ts";
import type { ControlSize } from "./button.tsx";
import { CONTROL } from "./control-classes.ts";
import { useFieldWiring } from "./field-context.ts";

export interface SelectOption {
  value: string;
  label: string;
  /** A second, quieter line. */
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps {
  options: SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  /** Posts the value with a plain form. */
  name?: string;
  id?: string;
  disabled?: boolean;
  size?: ControlSize;
  icon?: ReactNode;
  "aria-label"?: string;
  className?: string;
}

export function Select({ options, size = "md", placeholder = "Choose", icon, className, id, ...rest }: SelectProps) {
  const wiring = useFieldWiring({ id });
  // Said here too: the primitive knows the chosen label only once it has mounted its list, so the server would draw it empty.
  const chosen = options.find(({ value }) => value === rest.value)?.label;
  return (
    <Primitive.Root {...rest}>
      <Primitive.Trigger
        {...wiring}
        aria-label={rest["aria-label"]}
        className={cn(
          CONTROL,
          "inline-flex items-center gap-2 text-left data-[placeholder]:text-faint",
          size === "sm" ? "h-7 pr-1.5 pl-2 text-sm" : "h-8 pr-2 pl-2.5",
          className,
        )}
      >
        {icon ? <span className="text-faint [&_svg]:size-4">{icon}</span> : null}
        <span className="min-w-0 flex-1 truncate">
          <Primitive.Value placeholder={placeholder}>{chosen}</Primitive.Value>
        </span>
        <Primitive.Icon asChild>
          <ChevronDown className="size-4 shrink-0 text-faint" aria-hidden="true" />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-enter overflow-hidden rounded-lg bg-raised shadow-float"
        >
          <Primitive.Viewport className="p-1">
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="flex cursor-default items-center gap-2 rounded-sm py-1.5 pr-2 pl-2 text-base outline-none select-none data-[disabled]:text-faint data-[highlighted]:bg-hover"
              >
                <span className="grid size-4 shrink-0 place-items-center">
                  <Primitive.ItemIndicator>
                    <Check className="size-4 text-accent" aria-hidden="true" />
                  </Primitive.ItemIndicator>
                </span>
                <span className="min-w-0">
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>
                  {option.hint ? <span className="block text-sm text-muted">{option.hint}</span> : null}
                </span>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
