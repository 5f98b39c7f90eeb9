"use client";

import { type TileKind, tileKinds } from "@parley/core/dashboards/tile";
import { cn } from "@parley/ui";
import {
  ChartArea,
  ChartColumn,
  ChartColumnDecreasing,
  ChartLine,
  ChartNoAxesCombined,
  ChartPie,
  Grid3x3,
  Hash,
  type LucideIcon,
  Map as MapIcon,
  Table2,
} from "lucide-react";
import { KIND_WORDS } from "../board-wire.ts";

type Drawn = Exclude<TileKind, "text">;

const ICONS: Record<Drawn, LucideIcon> = {
  kpi: Hash,
  line: ChartLine,
  area: ChartArea,
  bar: ChartColumn,
  combo: ChartNoAxesCombined,
  donut: ChartPie,
  funnel: ChartColumnDecreasing,
  heat_map: Grid3x3,
  map: MapIcon,
  table: Table2,
};

const KINDS = tileKinds.filter((kind): kind is Drawn => kind !== "text");

/** How a tile is drawn. */
export function KindChoice({ kind, onKind }: { kind: Drawn; onKind: (kind: Drawn) => void }) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">Drawn as</legend>
      <div className="grid grid-cols-5 gap-1.5">
        {KINDS.map((one) => {
          const Icon = ICONS[one];
          return (
            <label
              key={one}
              className={cn(
                "flex h-14 cursor-pointer flex-col items-center justify-center gap-1 rounded-md border px-0.5 text-center text-2xs leading-tight",
                "has-focus-visible:outline-2 has-focus-visible:outline-focus",
                one === kind ? "border-accent bg-accent-quiet text-ink" : "border-line text-muted hover:bg-hover",
              )}
            >
              <input type="radio" name="kind" className="sr-only" checked={one === kind} onChange={() => onKind(one)} />
              <Icon className="size-4" aria-hidden="true" />
              {KIND_WORDS[one]}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
