"use client";

import { buttonClasses, EmptyState, SegmentedControl, Skeleton } from "@parley/ui";
import { Coins } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import type { RankedMeasure } from "../../cards/ranking.tsx";
import { RankingBody } from "../../cards/ranking-body.tsx";
import type { Sort } from "../../cards/ranking-sort.ts";
import { type MetricResult, questionOf, type Scope } from "../../filters/question.ts";
import { FigureStrip } from "../../lists/figure-strip.tsx";
import { MetricCard } from "../../metric-card.tsx";
import { useMetrics } from "../../use-metrics.ts";

const MEASURES: RankedMeasure[] = [
  { key: "ad_spend", words: "Spend" },
  { key: "cost_per_lead", words: "Cost per lead" },
  { key: "cpa", words: "Cost per acquisition" },
  { key: "roas", words: "Return on spend" },
];
const BY = [
  { value: "source", label: "Source" },
  { value: "medium", label: "Medium" },
  { value: "campaign", label: "Campaign" },
];
const HEIGHT = 290;

/** What advertising cost and what came of it, by where it was spent. */
export function AdSpend({ scope }: { scope: Scope }) {
  const [by, setBy] = useState("source");
  const [sort, setSort] = useState<Sort>({ key: "ad_spend", direction: "desc" });
  const query = useMetrics(
    questionOf(scope, {
      measures: MEASURES.map(({ key }) => key),
      dimensions: [by],
      order_by: [sort],
      limit: 8,
      compared: true,
    }),
  );
  return (
    <MetricCard
      id="ad-spend"
      title="Ad spend"
      query={query}
      height={HEIGHT}
      flush
      isTable
      isEmpty={() => false}
      actions={<SegmentedControl size="sm" aria-label="Spend by" options={BY} value={by} onValueChange={setBy} />}
      skeleton={<Skeleton className="m-4 h-60" />}
    >
      {(result) =>
        result.totals.ad_spend ? (
          <>
            <FigureStrip result={result} />
            <RankingBody
              title="Ad spend"
              dimension={result.columns[0]!.key}
              measures={MEASURES}
              result={spentOn(result)}
              sort={sort}
              onSort={setSort}
            />
          </>
        ) : (
          <NoSpend />
        )
      }
    </MetricCard>
  );
}

/** Without what nothing was spent on: it has calls, and no figure of this card. */
function spentOn(result: MetricResult): MetricResult {
  const rows = result.rows.filter((row) => Number(row.ad_spend) > 0);
  return { ...result, rows, other: result.other?.values.ad_spend ? result.other : null };
}

function NoSpend() {
  const canImport = useViewer().permissions.includes("imports.manage");
  return (
    <EmptyState
      icon={<Coins aria-hidden="true" />}
      title="No ad spend in these days"
      description="Import a report of what ads cost, by day and campaign. Cost per lead, cost per acquisition and return follow from it."
      action={
        canImport ? (
          <Link href="/import" className={buttonClasses("primary")}>
            Import ad spend
          </Link>
        ) : undefined
      }
    />
  );
}
