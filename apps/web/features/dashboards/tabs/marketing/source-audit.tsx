"use client";

import { buttonClasses } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { ANALYTICS } from "@/features/realtime";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import { ListCard } from "../../lists/list-card.tsx";

const SHOWN = 6;

/** Which tracked names are counted as others, so that nobody wonders where a source went. */
export function SourceAudit() {
  const format = useFormat();
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    // A changed rule renews it with the numbers.
    queryKey: [ANALYTICS, "merged_names", SHOWN],
    queryFn: async ({ signal }) =>
      (await api.GET("/api/v1/source_rules/merged", { params: { query: { limit: SHOWN } }, signal })).data!,
  });
  return (
    <ListCard
      id="source-audit"
      title="Merged names"
      query={{ data, error, isFetching, isPlaceholderData, retry: () => void refetch() }}
      empty="Every source, medium and campaign counts under its own name."
      actions={
        <Link href="/settings/source-names" className={buttonClasses("ghost", "sm", "-mr-2 text-muted")}>
          Source names
          <ArrowRight aria-hidden="true" />
        </Link>
      }
    >
      {({ kind, tracked, counts_as, calls }) => (
        <li
          key={`${kind}:${tracked}`}
          className="flex items-center gap-3 border-b border-line px-4 py-2 last:border-b-0"
        >
          <span className="min-w-0 flex-1">
            <span className="flex min-w-0 items-center gap-1.5">
              <span className="truncate">{tracked}</span>
              <ArrowRight className="size-3.5 shrink-0 text-faint" aria-hidden="true" />
              <span className="sr-only">counts as</span>
              <span className="truncate font-medium">{counts_as}</span>
            </span>
            <span className="block text-sm text-muted">{kind.charAt(0).toUpperCase() + kind.slice(1)}</span>
          </span>
          <span className="text-sm text-muted tabular-nums">
            {format.integer(calls)} {calls === 1 ? "call" : "calls"}
          </span>
        </li>
      )}
    </ListCard>
  );
}
