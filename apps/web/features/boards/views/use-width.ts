"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/** Pixels that an element is wide; null until it was measured. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number | null] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const sizes = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? null));
    sizes.observe(box.current);
    return () => sizes.disconnect();
  }, []);
  return [box, width];
}
