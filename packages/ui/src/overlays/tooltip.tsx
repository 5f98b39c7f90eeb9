"use client";

import * as Primitive from "radix-ui/tooltip";
import type { ReactNode } from "react";
import { Kbd } from "../display/kbd.tsx";

export interface TooltipProps {
  label: ReactNode;
  /** The one element that it explains; it must take a ref and spread props. */
  children: ReactNode;
  keys?: string[];
  side?: "top" | "right" | "bottom" | "left";
  /** False keeps the element and shows nothing. */
  enabled?: boolean;
}

/** Words for what an icon does. Never the only place of something that matters: touch has no hover. */
export function Tooltip({ label, children, keys, side = "top", enabled = true }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={400} skipDelayDuration={200}>
      <Primitive.Root {...(enabled ? {} : { open: false })}>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-60 flex max-w-72 animate-enter items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs text-canvas dark:bg-pressed dark:text-ink"
          >
            {label}
            {keys ? <Kbd keys={keys} onDark /> : null}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
