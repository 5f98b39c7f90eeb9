"use client";

import { IconButton, Popover, PopoverContent, PopoverTrigger } from "@parley/ui";
import { Info } from "lucide-react";
import type { ReactNode } from "react";

/** How a card's numbers came about, and what they do not say. */
export function HowWorkedOut({ of, children }: { of: string; children: ReactNode }) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <IconButton
          size="sm"
          label={`How ${of} is computed`}
          icon={<Info aria-hidden="true" />}
          tooltip={false}
          className="text-faint"
        />
      </PopoverTrigger>
      <PopoverContent
        className="flex max-h-[70vh] w-80 max-w-[calc(100vw-1rem)] flex-col gap-2 overflow-y-auto p-4 text-sm text-muted"
        aria-label={of}
      >
        {children}
      </PopoverContent>
    </Popover>
  );
}
