"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IMPORTS } from "@/features/realtime";
import type { ImportSummary } from "./import-wire.ts";

/** Something done to an import: its answer is shown at once, and whatever else lists it is read again. */
export function useImportAction<Input = void>(action: (input: Input) => Promise<ImportSummary>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: action,
    onSuccess: (now) => queries.setQueryData([IMPORTS, now.id], now),
    onSettled: () => queries.invalidateQueries({ queryKey: [IMPORTS] }),
  });
}
