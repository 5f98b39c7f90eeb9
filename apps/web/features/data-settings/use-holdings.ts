"use client";

import { useQuery } from "@tanstack/react-query";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";

export interface Holdings {
  tracked: number;
  ai: number;
  spam: number;
  /** Days (YYYY-MM-DD) of the first and the last call. */
  range: { from: string; to: string };
}

/** All calls of the organization, counted by the metric catalogue over all time; spam apart, which it leaves out otherwise. */
export function useHoldings() {
  return useQuery({
    queryKey: [ANALYTICS, "holdings"],
    async queryFn({ signal }): Promise<Holdings> {
      const ask = async (spam: string) => {
        const body = {
          measures: ["calls"],
          dimensions: ["kind"],
          filters: [{ dimension: "spam", op: "is" as const, values: [spam] }],
          range: { preset: "all_time" as const },
        };
        return (await api.POST("/api/v1/analytics/query", { body, signal })).data!;
      };
      const [kept, spam] = await Promise.all([ask("false"), ask("true")]);
      const of = (kind: string) => Number(kept.rows.find((row) => row.kind === kind)?.calls ?? 0);
      return {
        tracked: of("tracked"),
        ai: of("ai"),
        spam: spam.totals.calls ?? 0,
        range: kept.resolved_range,
      };
    },
  });
}
