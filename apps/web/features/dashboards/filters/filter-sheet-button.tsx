"use client";

import { Badge, Button, cn } from "@parley/ui";
import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { DashboardState } from "./use-dashboard-filters.ts";

const FilterSheet = dynamic(() => import("./filter-sheet.tsx").then((file) => file.FilterSheet), { ssr: false });

/** Opens the filters as a sheet, where the bar has no room for them. */
export function FilterSheetButton({ state, className }: { state: DashboardState; className?: string }) {
  const [open, setOpen] = useState(false);
  const { length } = state.filters;
  return (
    <>
      <Button className={cn(className)} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <ListFilter className="text-faint" aria-hidden="true" />
        Filters
        {length > 0 ? <Badge tone="accent">{length}</Badge> : null}
      </Button>
      {open ? <FilterSheet state={state} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
