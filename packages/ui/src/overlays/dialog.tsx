"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { cn } from "../cn.ts";

export const SCRIM = "fixed inset-0 z-40 animate-enter bg-scrim";

export interface DialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Opens it; the focus comes back here. */
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons at the bottom right, the primary one last. */
  footer?: ReactNode;
  /** `full` takes the whole screen. */
  size?: "sm" | "md" | "lg" | "full";
}

const BOX = "sm:inset-x-4 sm:top-[12vh] sm:bottom-auto sm:mx-auto sm:max-h-[76vh]";
const SIZES = {
  sm: cn(BOX, "sm:max-w-sm"),
  md: cn(BOX, "sm:max-w-lg"),
  lg: cn(BOX, "sm:max-w-3xl"),
  full: "top-0 max-h-none rounded-none sm:inset-4 sm:rounded-lg",
};

/** Traps focus, closes by Esc, hands focus back. On a phone it rises from the bottom edge. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  children,
  footer,
  size = "md",
}: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className={SCRIM} />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] animate-slide-up flex-col rounded-t-lg bg-raised shadow-float outline-none",
            "sm:animate-enter sm:rounded-lg",
            SIZES[size],
          )}
        >
          <header className="pt-4 pr-14 pb-3 pl-5">
            <div>
              <Primitive.Title className="text-lg font-semibold text-ink">{title}</Primitive.Title>
              {description ? (
                <Primitive.Description className="mt-0.5 text-base text-muted">{description}</Primitive.Description>
              ) : null}
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          {footer ? (
            <footer className="flex items-center justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
          ) : null}
          {/* Last, so that opening puts the focus on the first field. */}
          <Primitive.Close
            aria-label="Close"
            className="absolute top-4 right-3.5 grid size-7 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
          >
            <X className="size-4" aria-hidden="true" />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export const DialogClose = Primitive.Close;
