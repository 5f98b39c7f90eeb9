"use client";

import type { ComponentProps } from "react";
import { cn } from "../cn.ts";
import { CONTROL } from "./control-classes.ts";
import { useFieldWiring } from "./field-context.ts";

/** Grows with its text where the browser can; `rows` is the least height. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const wiring = useFieldWiring(rest);
  return (
    <textarea
      rows={rows}
      {...rest}
      {...wiring}
      className={cn(CONTROL, "max-h-96 field-sizing-content px-2.5 py-1.5", className)}
      style={{ minHeight: `calc(${rows} * 1.25rem + 0.875rem)`, ...rest.style }}
    />
  );
}
