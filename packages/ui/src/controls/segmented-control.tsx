"use client";

import * as Primitive from "radix-ui/toggle-group";
import type { ReactNode } from "react";
import { cn } from "../cn.ts";
import type { ControlSize } from "./button.tsx";

export interface SegmentedControlProps<T extends string> {
  options: { value: T; label: ReactNode; "aria-label"?: string }[];
  value: T;
  onValueChange: (value: T) => void;
  "aria-label": string;
  size?: ControlSize;
  className?: string;
}

/** One of a few views of the same thing. One is always chosen. */
export function SegmentedControl<T extends string>({
  options,
  value,
  onValueChange,
  size = "md",
  className,
  "aria-label": label,
}: SegmentedControlProps<T>) {
  return (
    <Primitive.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        if (next) onValueChange(next as T);
      }}
      className={cn("inline-flex items-center gap-0.5 rounded-md border border-line bg-sunken p-0.5", className)}
    >
      {options.map((option) => (
        <Primitive.Item
          key={option.value}
          value={option.value}
          aria-label={option["aria-label"]}
          className={cn(
            "inline-flex items-center justify-center gap-1.5 rounded-sm font-medium whitespace-nowrap text-muted transition-colors duration-120 hover:text-ink [&_svg]:size-4",
            "data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line)] dark:data-[state=on]:bg-pressed",
            size === "sm" ? "h-[22px] px-2 text-xs" : "h-[26px] px-2.5 text-sm",
          )}
        >
          {option.label}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  );
}
