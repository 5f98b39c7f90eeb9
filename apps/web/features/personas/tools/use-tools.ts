"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { PERSONAS } from "@/features/realtime/index.ts";
import { api } from "@/lib/api.ts";
import type { HttpTool } from "../persona-wire.ts";

const KEY = [PERSONAS, "tools"];

/** Every HTTP tool of the organization, newest first: one chooses among all of them. */
export function useTools() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const tools: HttpTool[] = [];
      let cursor: string | undefined;
      do {
        const { data } = await api.GET("/api/v1/tools", { params: { query: { limit: 100, cursor } }, signal });
        tools.push(...data!.data);
        cursor = data!.next_cursor ?? undefined;
      } while (cursor);
      return tools;
    },
  });
}

export function useRenewTools(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}
