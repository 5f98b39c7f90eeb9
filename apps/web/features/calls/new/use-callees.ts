"use client";

import { useQuery } from "@tanstack/react-query";
import { callApi } from "../call-api.ts";

/** Who answers in the phone simulator, and whether calls go there at all. */
export function useCallees() {
  return useQuery({
    queryKey: ["simulator-callees"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { data } = await callApi.GET("/api/v1/simulator/callees", { signal });
      return data!;
    },
  });
}
