"use client";

import { Button, DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@parley/ui";
import { Download } from "lucide-react";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import type { CallFilters } from "./call-filters.ts";

/** The calls that the list is about, as a file. */
export function ExportMenu({ filters }: { filters: CallFilters }) {
  const { permissions } = useViewer();
  if (!permissions.includes("exports.create")) return null;
  const address = (more: Record<string, string>) => {
    const query = new URLSearchParams({
      ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)])),
      ...more,
    });
    return `/api/v1/calls/export?${query}`;
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          <Download className="text-faint" aria-hidden="true" />
          Export CSV
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem asChild>
          <a href={address({})} download="calls.csv">
            Calls with all columns
          </a>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <a href={address({ transcripts: "1" })} download="calls.csv">
            Calls with all columns and transcripts
          </a>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
