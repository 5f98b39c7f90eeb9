"use client";

import { useEffect, useRef } from "react";

/** How loud something is, drawn frame by frame without asking React. `read` gives 0 to 1. */
export function LevelMeter({ label, read }: { label: string; read: () => number }) {
  const bar = useRef<HTMLSpanElement>(null);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    let shown = 0;
    let frame = requestAnimationFrame(function draw() {
      const level = latest.current();
      // Up at once, down slowly: single syllables would flicker.
      shown = Math.max(level, shown * 0.88);
      if (bar.current) bar.current.style.transform = `scaleX(${shown.toFixed(3)})`;
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <span className="flex min-w-0 items-center gap-2 text-sm text-muted">
      <span className="w-20 shrink-0 truncate">{label}</span>
      <span aria-hidden="true" className="h-1.5 min-w-12 flex-1 overflow-hidden rounded-full bg-hover">
        <span ref={bar} className="block h-full origin-left scale-x-0 rounded-full bg-accent" />
      </span>
    </span>
  );
}
