"use client";

import {
  Button,
  cn,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@parley/ui";
import { ChevronDown } from "lucide-react";
import { COMPARISONS, type Comparison, type DashboardState } from "./use-dashboard-filters.ts";

const WORDS: Record<Comparison, string> = {
  previous_period: "vs previous period",
  previous_year: "vs previous year",
  none: "No comparison",
};

/** What the numbers are compared with. A menu, since the shell has loaded menus already and a select costs 8 kB more. */
export function CompareSelect({ state, className }: { state: DashboardState; className?: string }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button aria-label={`Compare with: ${WORDS[state.compare]}`} className={cn(className)}>
          {WORDS[state.compare]}
          <ChevronDown className="-mr-1 text-faint" aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuRadioGroup value={state.compare} onValueChange={(next) => state.setCompare(next as Comparison)}>
          {COMPARISONS.map((comparison) => (
            <DropdownMenuRadioItem key={comparison} value={comparison}>
              {WORDS[comparison]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
