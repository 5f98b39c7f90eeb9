"use client";

import {
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
import { ChartLine, Ellipsis, FileSpreadsheet, FileText, Flag, Image, Maximize2, Table2 } from "lucide-react";
import { type RefObject, useState } from "react";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { AnnotationDialog } from "./annotations/annotation-dialog.tsx";
import type { CardDrawing } from "./card-context.ts";
import type { MetricResult } from "./filters/question.ts";
import { type Bucket, bucketsOf } from "./filters/range.ts";
import { useDashboardFilters } from "./filters/use-dashboard-filters.ts";
import { useCardFiles } from "./use-card-files.ts";

export interface CardMenuProps {
  title: string;
  result: MetricResult;
  /** What a picture is made of; empty while a table is shown. */
  drawing?: RefObject<CardDrawing | null>;
  /** The card's numbers are shown as a table instead of its drawing. */
  asTable?: boolean;
  onTable?: (asTable: boolean) => void;
  onFullScreen?: () => void;
  /** The card is drawn over time: its days, weeks or months may be chosen, and days take notes. */
  overTime?: boolean;
}

const GRAIN_WORDS: Record<Bucket, string> = { hour_of_day: "An hour", day: "A day", week: "A week", month: "A month" };

export function CardMenu({ title, result, drawing, asTable, onTable, onFullScreen, overTime }: CardMenuProps) {
  const { range, bucket, setGrain } = useDashboardFilters();
  const { permissions } = useViewer();
  const files = useCardFiles(title, result, drawing);
  const [noting, setNoting] = useState(false);
  const grains = overTime ? bucketsOf(range) : [];
  const { workbook } = files;
  return (
    <>
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
          {overTime && permissions.includes("dashboards.build") ? (
            <DropdownMenuItem icon={<Flag aria-hidden="true" />} onSelect={() => setNoting(true)}>
              Add a note to a day
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
          {onTable || onFullScreen ? <DropdownMenuSeparator /> : null}
          <DropdownMenuItem icon={<FileText aria-hidden="true" />} onSelect={files.csv}>
            Download CSV
          </DropdownMenuItem>
          {workbook ? (
            <DropdownMenuItem icon={<FileSpreadsheet aria-hidden="true" />} onSelect={() => void workbook()}>
              Download Excel
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem icon={<Image aria-hidden="true" />} onSelect={() => void files.picture()}>
            Download picture
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {noting ? <AnnotationDialog range={result.resolved_range} onClose={() => setNoting(false)} /> : null}
    </>
  );
}
