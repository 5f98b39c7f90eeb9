"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "../cn.ts";
import type { ControlSize } from "./button.tsx";
import { CONTROL } from "./control-classes.ts";
import { useFieldWiring } from "./field-context.ts";

export interface InputProps extends Omit<ComponentProps<"input">, "size" | "prefix"> {
  size?: ControlSize;
  /** An icon or a sign inside the left edge. */
  leading?: ReactNode;
  /** A unit, a key or a small button inside the right edge. */
  trailing?: ReactNode;
  /** Monospaced: keys, ids, codes. */
  mono?: boolean;
}

export function Input({ size = "md", leading, trailing, mono, className, type = "text", ...rest }: InputProps) {
  const wiring = useFieldWiring(rest);
  const input = (
    <input
      type={type}
      {...rest}
      {...wiring}
      className={cn(
        CONTROL,
        rest.readOnly && "bg-sunken",
        size === "sm" ? "h-7 px-2 text-sm" : "h-8 px-2.5",
        leading && "pl-8",
        trailing && "pr-9",
        mono && "font-mono text-sm",
        className,
      )}
    />
  );
  if (!leading && !trailing) return input;
  return (
    <div className="relative min-w-0 flex-1">
      {leading ? (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-faint [&_svg]:size-4">
          {leading}
        </span>
      ) : null}
      {input}
      {trailing ? (
        <span className="absolute inset-y-0 right-1.5 flex items-center text-sm text-faint">{trailing}</span>
      ) : null}
    </div>
  );
}
