"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { Behind } from "@/features/dashboards/behind/use-behind.ts";
import type { Scope } from "@/features/dashboards/filters/question.ts";
import { bucketOf, type MetricRange } from "@/features/dashboards/filters/range.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { toBarFilters } from "./board-filters.ts";
import { type BoardScope, type BoardTile, questionOfTile } from "./board-wire.ts";
import type { OpenCalls } from "./views/view-props.ts";

const BehindPanel = dynamic(
  () => import("@/features/dashboards/behind/behind-panel.tsx").then((file) => file.BehindPanel),
  { ssr: false },
);

/** The way from a tile's number to its calls, counted under what that tile asks. Who may not read calls has none. */
export function useTileCalls(scope: BoardScope): {
  opener: (tile: BoardTile) => OpenCalls | undefined;
  panel: ReactNode;
} {
  const mayRead = useViewer().permissions.includes("calls.read");
  const [open, setOpen] = useState<{ behind: Behind; scope: Scope } | null>(null);
  const opener = (tile: BoardTile): OpenCalls | undefined => {
    const { query } = tile;
    if (!query || !mayRead) return;
    return (measure, row) => {
      const asked = questionOfTile({ ...tile, query }, scope);
      const range = asked.range as MetricRange;
      const filters = toBarFilters(asked.filters);
      setOpen({ behind: { measure, row }, scope: { range, filters, compare: "none", bucket: bucketOf(range) } });
    };
  };
  return { opener, panel: open ? <BehindPanel {...open} onClose={() => setOpen(null)} /> : null };
}
