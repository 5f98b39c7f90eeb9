"use client";

import { Skeleton } from "@parley/ui";
import dynamic from "next/dynamic";
import { BarsCard } from "./cards/bars-card.tsx";
import { ComboCard } from "./cards/combo-card.tsx";
import { DonutCard } from "./cards/donut-card.tsx";
import { HeatMapCard } from "./cards/heat-map-card.tsx";
import { KpiCard } from "./cards/kpi-card.tsx";
import { type RankedMeasure, Ranking } from "./cards/ranking.tsx";
import { StateMapCard } from "./cards/state-map-card.tsx";
import { type SeriesMeasure, TimeSeriesCard } from "./cards/time-series-card.tsx";
import { LinkedRanking } from "./detail/linked-ranking.tsx";
import { LiveTicker } from "./live-ticker.tsx";
import type { TabCard } from "./tab-page.tsx";

// Below the fold: loaded after the rest, at the height that it will have.
const AnomalyList = dynamic(() => import("@/features/statistics/anomaly-list.tsx").then((file) => file.AnomalyList), {
  ssr: false,
  loading: () => <Skeleton className="h-100 w-full" />,
});

const OVER_TIME: SeriesMeasure[] = [
  { key: "calls", words: "Total", compared: true },
  { key: "answered_calls", words: "Answered" },
  { key: "missed_calls", words: "Missed" },
];
const CONVERSIONS: SeriesMeasure[] = [{ key: "conversions", words: "Conversions" }];
const ANSWER_RATE: SeriesMeasure[] = [{ key: "answer_rate", words: "Answer rate" }];
const BY_SCORE: SeriesMeasure[] = [
  { key: "calls", words: "Calls", kind: "bar" },
  { key: "conversion_rate_of_answered", words: "Conversion rate", axis: "right" },
];
const STATES: RankedMeasure[] = [
  { key: "calls", words: "Calls" },
  { key: "conversions", words: "Conversions" },
  { key: "conversion_rate_of_answered", words: "Conv. rate", badgeFrom: 0.5 },
];
const SOURCES: RankedMeasure[] = [
  { key: "calls", words: "Calls" },
  { key: "answer_rate", words: "Answer rate" },
  { key: "avg_score", words: "Avg score" },
  { key: "conversions", words: "Conversions" },
  { key: "conversion_rate_of_answered", words: "Conv. rate", badgeFrom: 0.5 },
];

/** Every card of the Overview, in its usual order. */
export const OVERVIEW_CARDS: TabCard[] = [
  {
    ...{ id: "total-calls", title: "Total calls", span: 3 },
    render: (scope) => <KpiCard id="total-calls" title="Total calls" measure="calls" scope={scope} />,
  },
  {
    ...{ id: "answered", title: "Answered", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "answered", title: "Answered", measure: "answered_calls", scope }}
        beside={{ measure: "answer_rate", words: "answer rate" }}
      />
    ),
  },
  {
    ...{ id: "missed", title: "Missed", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "missed", title: "Missed", measure: "missed_calls", scope }}
        beside={{ measure: "missed_rate", words: "of inbound" }}
      />
    ),
  },
  {
    ...{ id: "conversions", title: "Conversions", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "conversions", title: "Conversions", measure: "conversions", scope }}
        beside={{ measure: "conversion_rate_of_answered", words: "of answered" }}
      />
    ),
  },
  {
    ...{ id: "live", title: "Live calls", span: 12, tab: "live" },
    render: () => <LiveTicker id="live" />,
  },
  {
    ...{ id: "calls-over-time", title: "Calls over time", span: 8 },
    render: (scope) => (
      <TimeSeriesCard id="calls-over-time" title="Calls over time" series={OVER_TIME} scope={scope} foresight />
    ),
  },
  {
    ...{ id: "status", title: "Status", span: 4 },
    render: (scope) => <DonutCard id="status" title="Status" dimension="status" scope={scope} />,
  },
  {
    ...{ id: "conversions-over-time", title: "Conversions and answer rate", span: 8 },
    render: (scope) => (
      <ComboCard
        {...{ id: "conversions-over-time", title: "Conversions and answer rate", scope }}
        bars={CONVERSIONS}
        lines={ANSWER_RATE}
      />
    ),
  },
  {
    ...{ id: "channel", title: "Channel mix", span: 4 },
    render: (scope) => <DonutCard id="channel" title="Channel mix" dimension="channel" scope={scope} />,
  },
  {
    ...{ id: "hours", title: "Calls by hour and weekday", span: 7 },
    render: (scope) => <HeatMapCard id="hours" title="Calls by hour and weekday" scope={scope} />,
  },
  {
    ...{ id: "scores", title: "Score distribution", span: 5 },
    render: (scope) => (
      <BarsCard {...{ id: "scores", title: "Score distribution", dimension: "score_band", scope }} series={BY_SCORE} />
    ),
  },
  {
    ...{ id: "sources", title: "Top sources", span: 7 },
    render: (scope) => (
      <LinkedRanking id="sources" title="Top sources" dimension="source" measures={SOURCES} scope={scope} />
    ),
  },
  {
    ...{ id: "states", title: "Top states", span: 5 },
    render: (scope) => <Ranking id="states" title="Top states" dimension="state" measures={STATES} scope={scope} />,
  },
  {
    ...{ id: "state-map", title: "Calls by state", span: 6 },
    render: (scope) => <StateMapCard id="state-map" title="Calls by state" scope={scope} />,
  },
  {
    ...{ id: "unusual", title: "Unusual days", span: 6 },
    render: (scope) => <AnomalyList id="unusual" title="Unusual days" scope={scope} height={340} />,
  },
];
