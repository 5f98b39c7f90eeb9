"use client";

import dynamic from "next/dynamic";
import { ComboCard } from "../../cards/combo-card.tsx";
import { DonutCard } from "../../cards/donut-card.tsx";
import { KpiCard } from "../../cards/kpi-card.tsx";
import type { RankedMeasure } from "../../cards/ranking.tsx";
import { type SeriesMeasure, TimeSeriesCard } from "../../cards/time-series-card.tsx";
import { LinkedRanking } from "../../detail/linked-ranking.tsx";
import { cardPlaceholder } from "../../lists/card-placeholder.tsx";
import type { TabCard } from "../../tab-page.tsx";
import { ExecutiveSummary } from "./executive-summary.tsx";
import { GrowthCard } from "./growth-card.tsx";
import { KeyMetrics } from "./key-metrics.tsx";
import { MonthOverMonth } from "./month-over-month.tsx";

// What stands below the first screen is loaded when the page has drawn.
const CohortCard = dynamic(() => import("@/features/statistics/cohort-card.tsx").then((file) => file.CohortCard), {
  loading: cardPlaceholder(380),
});
const ForecastCard = dynamic(
  () => import("@/features/statistics/forecast-card.tsx").then((file) => file.ForecastCard),
  { loading: cardPlaceholder(308) },
);

const REVENUE: SeriesMeasure[] = [{ key: "revenue", words: "Revenue" }];
const RATE: SeriesMeasure[] = [{ key: "conversion_rate_of_answered", words: "Conversion rate" }];
const VOLUME: SeriesMeasure[] = [{ key: "calls", words: "Calls", compared: true }];
const SOURCES: RankedMeasure[] = [
  { key: "revenue", words: "Revenue", share: true },
  { key: "calls", words: "Calls" },
  { key: "conversions", words: "Conversions" },
  // The column that a narrow card leaves out is not the last one: that one keeps the table's margin.
  { key: "revenue_per_call", words: "Per call", minor: true },
  { key: "conversion_rate_of_answered", words: "Rate", badgeFrom: 0.5 },
];

/** Every card of the Executive tab, in its usual order. */
export const EXECUTIVE_CARDS: TabCard[] = [
  {
    ...{ id: "summary", title: "In short", span: 12 },
    render: (scope) => <ExecutiveSummary scope={scope} />,
  },
  {
    ...{ id: "revenue", title: "Revenue", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "revenue", title: "Revenue", measure: "revenue", scope }}
        beside={{ measure: "conversions", words: "conversions" }}
      />
    ),
  },
  {
    ...{ id: "volume", title: "Call volume", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "volume", title: "Call volume", measure: "calls", scope }}
        beside={{ measure: "answer_rate", words: "answered" }}
      />
    ),
  },
  {
    ...{ id: "per-call", title: "Revenue per call", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "per-call", title: "Revenue per call", measure: "revenue_per_call", scope }}
        beside={{ measure: "revenue_per_conversion", words: "a conversion" }}
      />
    ),
  },
  {
    ...{ id: "growth", title: "Revenue growth", span: 3 },
    render: (scope) => <GrowthCard scope={scope} />,
  },
  {
    ...{ id: "performance", title: "Revenue and conversion rate over time", span: 8 },
    render: (scope) => (
      <ComboCard
        {...{ id: "performance", title: "Revenue and conversion rate over time", scope }}
        bars={REVENUE}
        lines={RATE}
      />
    ),
  },
  {
    ...{ id: "channels", title: "Revenue by channel", span: 4 },
    render: (scope) => (
      <DonutCard
        {...{ id: "channels", title: "Revenue by channel", dimension: "channel", measure: "revenue", scope }}
      />
    ),
  },
  {
    ...{ id: "volume-over-time", title: "Call volume over time", span: 12 },
    render: (scope) => (
      <TimeSeriesCard
        {...{ id: "volume-over-time", title: "Call volume over time", series: VOLUME, scope, height: 200 }}
      />
    ),
  },
  {
    ...{ id: "key-metrics", title: "Key metrics", span: 5 },
    render: (scope) => <KeyMetrics scope={scope} />,
  },
  {
    ...{ id: "sources", title: "Top sources by revenue", span: 7 },
    render: (scope) => (
      <LinkedRanking
        {...{ id: "sources", title: "Top sources by revenue", dimension: "source", measures: SOURCES, scope }}
      />
    ),
  },
  {
    ...{ id: "month-over-month", title: "Month over month", span: 7 },
    render: (scope) => <MonthOverMonth scope={scope} />,
  },
  {
    ...{ id: "forecast", title: "Revenue to the end of the month", span: 5 },
    render: (scope) => (
      <ForecastCard
        {...{ id: "forecast", title: "Revenue to the end of the month", measure: "revenue", scope }}
        until="end_of_month"
        height={308}
      />
    ),
  },
  {
    ...{ id: "cohorts", title: "First-time callers by month", span: 12 },
    render: (scope) => <CohortCard id="cohorts" title="First-time callers by month" scope={scope} />,
  },
];
