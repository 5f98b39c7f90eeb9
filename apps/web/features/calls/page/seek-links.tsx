"use client";

import { useFormat } from "@/features/shell/viewer-context.tsx";

/** Places in the call where something was said: each leads there. */
export function SeekLinks(props: {
  label: string;
  places: { position: number; start_ms: number }[];
  onShow: (position: number) => void;
}) {
  const { label, places, onShow } = props;
  const format = useFormat();
  if (places.length === 0) return null;
  return (
    <ul aria-label={label} className="mt-2 flex flex-wrap gap-1.5">
      {places.map(({ position, start_ms }) => (
        <li key={position}>
          <button
            type="button"
            onClick={() => onShow(position)}
            className="h-6 rounded-sm bg-hover px-2 text-xs text-accent tabular-nums hover:bg-pressed"
          >
            <span className="sr-only">Show what was said at </span>
            {format.duration(Math.floor(start_ms / 1000))}
          </button>
        </li>
      ))}
    </ul>
  );
}
