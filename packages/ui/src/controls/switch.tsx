"use client";

import * as Primitive from "radix-ui/switch";
import { type ReactNode, useId } from "react";
import { cn } from "../cn.ts";

export interface SwitchProps {
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  /** Visible words at the left. Without them give `aria-label`. */
  label?: ReactNode;
  help?: ReactNode;
  name?: string;
  disabled?: boolean;
  "aria-label"?: string;
  className?: string;
}

/** A setting that takes effect at once. For a choice that waits for "Save", use Checkbox. */
export function Switch({ label, help, className, ...rest }: SwitchProps) {
  const id = useId();
  const knob = (
    <Primitive.Root
      id={id}
      {...rest}
      aria-describedby={help ? `${id}-help` : undefined}
      className={cn(
        "inline-flex h-[18px] w-8 shrink-0 items-center rounded-full bg-edge p-0.5 transition-colors duration-150 ease-out",
        "data-[state=checked]:bg-accent disabled:opacity-50",
        !label && className,
      )}
    >
      <Primitive.Thumb className="size-3.5 rounded-full bg-surface transition-transform duration-150 ease-out data-[state=checked]:translate-x-3.5 dark:bg-canvas" />
    </Primitive.Root>
  );
  if (!label) return knob;
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="min-w-0">
        <label htmlFor={id} className="text-base font-medium text-ink">
          {label}
        </label>
        {help ? (
          <p id={`${id}-help`} className="text-sm text-muted">
            {help}
          </p>
        ) : null}
      </div>
      <span className="flex h-5 items-center">{knob}</span>
    </div>
  );
}
