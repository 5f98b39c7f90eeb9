"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { IMPORTS } from "@/features/realtime";
import { importApi } from "../import-api.ts";
import { expectState } from "../state-title.tsx";
import { useImportAction } from "../use-import-action.ts";
import { fitCells } from "./fit-cells.ts";
import type { MarkedRow } from "./shown-columns.ts";

/** Rows as the user mended them, by their position among the file's rows. Sent, they are an import of their own. */
export function useMended(importId: string, header: string[]) {
  const router = useRouter();
  const queries = useQueryClient();
  const [mended, setMended] = useState<ReadonlyMap<number, string[]>>(new Map());

  const edit = useCallback((row: MarkedRow, position: number, text: string) => {
    setMended((before) => {
      const cells = [...(before.get(row.row) ?? row.cells)];
      while (cells.length < position) cells.push("");
      cells[position] = text;
      const next = new Map(before);
      if (cells.every((cell, at) => cell === (row.cells[at] ?? ""))) next.delete(row.row);
      else next.set(row.row, cells);
      return next;
    });
  }, []);

  const send = useImportAction(async () => {
    const made = await importApi.resend(
      importId,
      [...mended].map(([row, cells]) => ({ row, cells: fitCells(cells, header.length) })),
    );
    queries.setQueryData([IMPORTS, made.id], made);
    expectState();
    router.push(`/import/${made.id}`);
    return made;
  });
  return { mended, edit, send };
}
