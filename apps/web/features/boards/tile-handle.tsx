"use client";

import { GripVertical } from "lucide-react";
import type { ComponentProps, KeyboardEvent } from "react";

export interface TileHandleProps extends Omit<ComponentProps<"button">, "onKeyDown"> {
  title: string;
  onArrow: (event: KeyboardEvent) => void;
}

/** By what a tile is moved: the pointer drags it, arrow keys move it, with Shift they change its size. */
export function TileHandle({ title, onArrow, ...rest }: TileHandleProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={`Move ${title}. Arrow keys move it, Shift and arrow keys change its size.`}
      onKeyDown={onArrow}
      className="-ml-2.5 grid size-7 shrink-0 cursor-grab touch-none place-items-center rounded-sm text-faint hover:bg-hover hover:text-ink active:cursor-grabbing"
    >
      <GripVertical className="size-4" aria-hidden="true" />
    </button>
  );
}
