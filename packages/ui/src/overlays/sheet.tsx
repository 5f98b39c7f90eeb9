"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { cn } from "../cn.ts";
import { SCRIM } from "./dialog.tsx";

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean;
  side?: "left" | "right" | "bottom";
  /** Buttons right of the title, before the close button. */
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  className?: string;
}

const SIDES = {
  left: "inset-y-0 left-0 w-[min(280px,86vw)] animate-slide-left",
  right: "inset-y-0 right-0 w-[min(560px,100vw)] animate-slide-right",
  bottom: "inset-x-0 bottom-0 max-h-[88dvh] rounded-t-lg animate-slide-up",
};

/** A panel from an edge: navigation on a phone, filters, the peek beside a list. */
export function Sheet(props: SheetProps) {
  const { open, onOpenChange, title, hideTitle, side = "right", actions, footer, children, className } = props;
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={SCRIM} />
        <Primitive.Content
          aria-describedby={undefined}
          className={cn("fixed z-50 flex flex-col bg-raised shadow-float outline-none", SIDES[side], className)}
        >
          {hideTitle ? (
            <Primitive.Title className="sr-only">{title}</Primitive.Title>
          ) : (
            <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-12 pl-4">
              <Primitive.Title className="min-w-0 flex-1 truncate text-base font-semibold">{title}</Primitive.Title>
              {actions}
            </header>
          )}
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          {footer ? <footer className="flex justify-end gap-2 border-t border-line p-3">{footer}</footer> : null}
          {hideTitle ? null : (
            <Primitive.Close
              aria-label="Close"
              className="absolute top-2 right-2 grid size-8 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
            >
              <X className="size-4" aria-hidden="true" />
            </Primitive.Close>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
