"use client";

import { ParleyError } from "@parley/sdk";
import { useQuery } from "@tanstack/react-query";
import { IMPORTS } from "@/features/realtime";
import { parseCsv } from "./parse-csv.ts";

const SHOWN = 8;
const MOST_CHARACTERS = 256 * 1024;

export function refusedRowsHref(id: string): string {
  return `/api/v1/imports/${id}/rejected`;
}

/** Line and reason of the first refused rows. The file may hold a million of them, so only its beginning is read. */
export function useRefusedRows(id: string) {
  return useQuery({
    queryKey: [IMPORTS, id, "refused"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await fetch(refusedRowsHref(id), { signal });
      if (!answer.ok) throw new ParleyError(answer.status, await answer.json().catch(() => ({})));
      const records = parseCsv(await readBeginning(answer), SHOWN + 1);
      return records.slice(1).map(([line = "", reason = ""]) => ({ line, reason }));
    },
  });
}

async function readBeginning(answer: Response): Promise<string> {
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length < MOST_CHARACTERS) continue;
    await reader.cancel();
    return text;
  }
}
