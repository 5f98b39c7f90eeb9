"use client";

import { BarsCard } from "../cards/bars-card.tsx";
import { ComboCard } from "../cards/combo-card.tsx";
import { HeatMapCard } from "../cards/heat-map-card.tsx";
import { KpiCard } from "../cards/kpi-card.tsx";
import type { RankedMeasure } from "../cards/ranking.tsx";
import type { SeriesMeasure } from "../cards/time-series-card.tsx";
import { dimensionLabel } from "../filters/dimensions.ts";
import type { Scope } from "../filters/question.ts";
import { RecentCalls } from "../lists/recent-calls.tsx";
import type { TabCard } from "../tab-page.tsx";
import { QaQueue } from "../tabs/admissions/qa-queue.tsx";
import { DETAIL_KINDS, type DetailKind } from "./detail-kinds.ts";
import { LinkedRanking } from "./linked-ranking.tsx";

interface Kpi {
  id: string;
  title: string;
  measure: string;
  beside: { measure: string; words: string };
}

const CALLS: Kpi = {
  ...{ id: "calls", title: "Calls", measure: "calls" },
  beside: { measure: "answer_rate", words: "answered" },
};
const CONVERSIONS: Kpi = {
  ...{ id: "conversions", title: "Conversions", measure: "conversions" },
  beside: { measure: "conversion_rate_of_answered", words: "of answered" },
};
const REVENUE: Kpi = {
  ...{ id: "revenue", title: "Revenue", measure: "revenue" },
  beside: { measure: "revenue_per_call", words: "a call" },
};
const QUALITY: Kpi = {
  ...{ id: "quality", title: "Call quality", measure: "avg_score" },
  beside: { measure: "avg_talk_time", words: "average talk" },
};
const SPEED: Kpi = {
  ...{ id: "speed", title: "Speed to answer", measure: "avg_ring_time" },
  beside: { measure: "service_level", words: "in time" },
};

const KPIS: Record<DetailKind, Kpi[]> = {
  sources: [CALLS, CONVERSIONS, REVENUE, QUALITY],
  campaigns: [CALLS, CONVERSIONS, REVENUE, QUALITY],
  agents: [CALLS, CONVERSIONS, QUALITY, SPEED],
  numbers: [CALLS, CONVERSIONS, REVENUE, QUALITY],
};

const BARS: SeriesMeasure[] = [
  { key: "calls", words: "Calls" },
  { key: "conversions", words: "Conversions" },
];
const RATE: SeriesMeasure[] = [{ key: "conversion_rate_of_answered", words: "Conversion rate" }];
const BY_SCORE: SeriesMeasure[] = [{ key: "calls", words: "Calls", kind: "bar" }];
const COLUMNS: RankedMeasure[] = [
  { key: "calls", words: "Calls", share: true },
  { key: "conversions", words: "Conversions" },
  // The column that a narrow card leaves out is not the last one: that one keeps the table's margin.
  { key: "revenue", words: "Value", minor: true },
  { key: "conversion_rate_of_answered", words: "Rate", badgeFrom: 0.5 },
];

/** The cards of one value's page: its numbers, their course, what else is known of its calls, and the latest of them. */
export function detailCards(kind: DetailKind): TabCard[] {
  return [
    ...KPIS[kind].map(({ id, title, measure, beside }): TabCard => {
      return {
        ...{ id, title, span: 3 },
        render: (scope) => <KpiCard {...{ id, title, measure, beside, scope }} />,
      };
    }),
    {
      ...{ id: "over-time", title: "Calls and conversions over time", span: 8 },
      render: (scope) => (
        <ComboCard {...{ id: "over-time", title: "Calls and conversions over time", scope, bars: BARS, lines: RATE }} />
      ),
    },
    {
      ...{ id: "scores", title: "Quality distribution", span: 4 },
      render: (scope) => (
        <BarsCard
          {...{ id: "scores", title: "Quality distribution", dimension: "score_band", series: BY_SCORE, scope }}
          height={260}
        />
      ),
    },
    ...DETAIL_KINDS[kind].breakdowns.map((dimension): TabCard => {
      const title = `By ${dimensionLabel(dimension).toLowerCase()}`;
      return {
        ...{ id: `by-${dimension}`, title, span: 6 },
        render: (scope) => (
          <LinkedRanking {...{ id: `by-${dimension}`, title, dimension, measures: COLUMNS, scope, rows: 8 }} />
        ),
      };
    }),
    // What an agent's lead does next: listen to the calls that nobody has scored.
    ...(kind === "agents"
      ? [
          {
            ...{ id: "qa-queue", title: "To score", span: 12 as const },
            render: (scope: Scope) => <QaQueue scope={scope} />,
          },
        ]
      : []),
    {
      ...{ id: "hours", title: "Calls by hour and weekday", span: 6 },
      render: (scope) => <HeatMapCard id="hours" title="Calls by hour and weekday" scope={scope} height={300} />,
    },
    {
      ...{ id: "recent-calls", title: "Recent calls", span: 6 },
      render: (scope) => <RecentCalls scope={scope} />,
    },
  ];
}
