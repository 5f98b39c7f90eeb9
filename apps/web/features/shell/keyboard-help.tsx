"use client";

import { Dialog, Kbd } from "@parley/ui";
import { useModKey } from "./mod-key.ts";
import { navigationFor } from "./navigation.ts";
import { useViewer } from "./viewer-context.tsx";

export interface KeyboardHelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Loaded on the first "?". */
export default function KeyboardHelp({ open, onOpenChange }: KeyboardHelpProps) {
  const mod = useModKey();
  const viewer = useViewer();
  const pages = navigationFor(viewer)
    .flatMap((group) => group.entries)
    .flatMap((entry) => (entry.key ? [{ label: entry.label, keys: ["G", entry.key.toUpperCase()] }] : []));
  const groups = [
    {
      heading: "Everywhere",
      rows: [
        { label: "Search", keys: [mod, "K"] },
        { label: "Fold or unfold the sidebar", keys: ["["] },
        { label: "Close what is on top", keys: ["Esc"] },
        { label: "This list", keys: ["?"] },
      ],
    },
    { heading: "Go to", rows: pages },
    {
      heading: "Calls",
      rows: [
        { label: "Next and previous call", keys: ["J", "K"] },
        { label: "Open the call", keys: ["Enter"] },
        { label: "Search calls", keys: ["/"] },
        { label: "Play or pause the recording", keys: ["P"] },
      ],
    },
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.heading}>
            <h3 className="mb-1 text-xs text-faint">{group.heading}</h3>
            <ul>
              {group.rows.map((row) => (
                <li key={row.label} className="flex h-8 items-center justify-between gap-3">
                  {row.label}
                  <Kbd keys={row.keys} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
