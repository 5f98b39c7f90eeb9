"use client";

import { Check, Minus } from "lucide-react";
import * as Primitive from "radix-ui/checkbox";
import { type ReactNode, useId } from "react";
import { cn } from "../cn.ts";

export interface CheckboxProps {
  checked?: boolean | "indeterminate";
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  /** Visible words at the right. Without them give `aria-label`. */
  label?: ReactNode;
  help?: ReactNode;
  name?: string;
  value?: string;
  disabled?: boolean;
  "aria-label"?: string;
  className?: string;
}

export function Checkbox({ label, help, onCheckedChange, className, ...rest }: CheckboxProps) {
  const id = useId();
  const box = (
    <Primitive.Root
      id={id}
      {...rest}
      aria-describedby={help ? `${id}-help` : undefined}
      onCheckedChange={(state) => onCheckedChange?.(state === true)}
      className={cn(
        "group grid size-4 shrink-0 place-items-center rounded-sm border border-edge bg-surface transition-colors duration-120",
        "hover:border-accent data-[state=checked]:border-accent data-[state=checked]:bg-accent dark:bg-canvas",
        "data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent disabled:opacity-50",
        !label && className,
      )}
    >
      <Primitive.Indicator className="text-accent-ink">
        <Check className="hidden size-3 stroke-3 group-data-[state=checked]:block" aria-hidden="true" />
        <Minus className="hidden size-3 stroke-3 group-data-[state=indeterminate]:block" aria-hidden="true" />
      </Primitive.Indicator>
    </Primitive.Root>
  );
  if (!label) return box;
  return (
    <div className={cn("flex items-start gap-2", className)}>
      <span className="flex h-5 items-center">{box}</span>
      <div className="min-w-0">
        <label htmlFor={id} className="text-base text-ink">
          {label}
        </label>
        {help ? (
          <p id={`${id}-help`} className="text-sm text-muted">
            {help}
          </p>
        ) : null}
      </div>
    </div>
  );
}
