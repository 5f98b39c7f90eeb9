"use client";

import {
  type ChartTable,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  IconButton,
  makePicture,
  toast,
} from "@parley/ui";
import { ChartLine, Ellipsis, FileText, Image, Maximize2, Table2 } from "lucide-react";
import type { RefObject } from "react";
import type { CardDrawing } from "@/features/dashboards/card-context.ts";
import { downloadBlob } from "@/features/dashboards/download-blob.ts";
import { whyItFailed } from "@/features/dashboards/why-it-failed.ts";
import { tableCsv } from "./table-csv.ts";

export interface StatisticMenuProps {
  title: string;
  /** What a picture is made of; empty for a table. */
  drawing: RefObject<CardDrawing | null>;
  /** Made when it is asked for. */
  table: () => ChartTable;
  asTable?: boolean;
  onTable?: (asTable: boolean) => void;
  onFullScreen: () => void;
}

export function StatisticMenu({ title, drawing, table, asTable, onTable, onFullScreen }: StatisticMenuProps) {
  const file = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const csv = () => downloadBlob(`${file}.csv`, new Blob([tableCsv(table())], { type: "text/csv;charset=utf-8" }));
  const picture = async () => {
    try {
      const { spec = null, ...made } = drawing.current ?? {};
      downloadBlob(`${file}.png`, await makePicture({ title, subtitle: "", table: table(), ...made, spec }));
    } catch (error) {
      toast.error("The picture could not be made", { description: whyItFailed(error as Error) });
    }
  };
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
        <DropdownMenuItem icon={<Maximize2 aria-hidden="true" />} onSelect={onFullScreen}>
          Full screen
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={<FileText aria-hidden="true" />} onSelect={csv}>
          Download CSV
        </DropdownMenuItem>
        <DropdownMenuItem icon={<Image aria-hidden="true" />} onSelect={() => void picture()}>
          Download picture
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
