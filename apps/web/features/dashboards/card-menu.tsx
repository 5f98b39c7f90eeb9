"use client";

import {
  type ChartSpec,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  IconButton,
} from "@parley/ui";
import { ChartLine, Download, Ellipsis, Maximize2, Table2 } from "lucide-react";
import type { RefObject } from "react";
import { downloadText } from "./download-text.ts";
import { fileNameOf } from "./file-name-of.ts";
import type { MetricResult } from "./filters/question.ts";
import { type Bucket, bucketsOf } from "./filters/range.ts";
import { useDashboardFilters } from "./filters/use-dashboard-filters.ts";
import { resultCsv } from "./result-csv.ts";

export interface CardMenuProps {
  title: string;
  result: MetricResult;
  /** What a picture is made of; empty while a table is shown. */
  drawing?: RefObject<ChartSpec | null>;
  /** The card's numbers are shown as a table instead of its drawing. */
  asTable?: boolean;
  onTable?: (asTable: boolean) => void;
  onFullScreen?: () => void;
  /** The card is drawn over time: its days, weeks or months may be chosen. */
  overTime?: boolean;
}

const GRAIN_WORDS: Record<Bucket, string> = {
  hour_of_day: "By hour",
  day: "By day",
  week: "By week",
  month: "By month",
};

export function CardMenu({ title, result, asTable, onTable, onFullScreen, overTime }: CardMenuProps) {
  const { range, bucket, setGrain } = useDashboardFilters();
  const grains = overTime ? bucketsOf(range) : [];
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>
        <IconButton
          size="sm"
          label={`More about ${title}`}
          icon={<Ellipsis aria-hidden="true" />}
          tooltip={false}
          className="text-faint"
        />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {onTable ? (
          <DropdownMenuItem
            icon={asTable ? <ChartLine aria-hidden="true" /> : <Table2 aria-hidden="true" />}
            onSelect={() => onTable(!asTable)}
          >
            {asTable ? "Show as chart" : "Show as table"}
          </DropdownMenuItem>
        ) : null}
        {onFullScreen ? (
          <DropdownMenuItem icon={<Maximize2 aria-hidden="true" />} onSelect={onFullScreen}>
            Full screen
          </DropdownMenuItem>
        ) : null}
        {grains.length > 1 ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuLabel>One point is</DropdownMenuLabel>
            <DropdownMenuRadioGroup value={bucket} onValueChange={(next) => setGrain(next as Bucket)}>
              {grains.map((grain) => (
                <DropdownMenuRadioItem key={grain} value={grain}>
                  {GRAIN_WORDS[grain]}
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
          </>
        ) : null}
        <DropdownMenuSeparator />
        <DropdownMenuItem
          icon={<Download aria-hidden="true" />}
          onSelect={() => downloadText(fileNameOf(title, result, "csv"), "text/csv", resultCsv(result))}
        >
          Download CSV
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
