"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { importApi } from "../import-api.ts";
import { wrongCell } from "./wrong-cell.ts";

/** The refused rows of an import that has ended, by pages. They do not change any more. */
export function useRefusedRows(id: string) {
  const query = useInfiniteQuery({
    // Apart from the key that live events renew by: nothing may move under the hands that mend it.
    queryKey: ["refused-rows", id],
    queryFn: ({ pageParam, signal }) => importApi.rejected(id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const header = query.data?.pages[0]?.header ?? [];
  const rows = (query.data?.pages ?? []).flatMap(({ data }) =>
    data.map((row) => ({ ...row, wrong: wrongCell(row.reason, header, row.cells) })),
  );
  return { query, header, rows };
}
