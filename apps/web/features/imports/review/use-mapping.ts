"use client";

import { useQuery } from "@tanstack/react-query";
import { importApi } from "../import-api.ts";

/** Apart from the key that live events renew by: what the user is deciding about must not move. */
export const MAPPING = "import-mapping";

/** How a file under review would be read. */
export function useMapping(id: string) {
  return useQuery({
    queryKey: [MAPPING, id],
    queryFn: ({ signal }) => importApi.mapping(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}
