"use client";

import dynamic from "next/dynamic";
import { ComboCard } from "../../cards/combo-card.tsx";
import { DonutCard } from "../../cards/donut-card.tsx";
import { KpiCard } from "../../cards/kpi-card.tsx";
import { type RankedMeasure, Ranking } from "../../cards/ranking.tsx";
import type { SeriesMeasure } from "../../cards/time-series-card.tsx";
import { LinkedRanking } from "../../detail/linked-ranking.tsx";
import { type DashboardFilter, NO_VALUE } from "../../filters/dimensions.ts";
import { cardPlaceholder } from "../../lists/card-placeholder.tsx";
import type { TabCard } from "../../tab-page.tsx";
import { AdSpend } from "./ad-spend.tsx";
import { MARKETING_CALLS } from "./marketing-calls.ts";
import { SourceAudit } from "./source-audit.tsx";

// What stands below the first screen is loaded when the page has drawn.
const AttributionCard = dynamic(
  () => import("@/features/journeys/attribution/attribution-card.tsx").then((file) => file.AttributionCard),
  { loading: cardPlaceholder(420) },
);
const JourneyPathsCard = dynamic(
  () => import("@/features/journeys/paths/journey-paths-card.tsx").then((file) => file.JourneyPathsCard),
  { loading: cardPlaceholder(420) },
);
const ExperimentsCard = dynamic(
  () => import("@/features/statistics/experiments/experiments-card.tsx").then((file) => file.ExperimentsCard),
  { loading: cardPlaceholder(320) },
);

const COUNTS: SeriesMeasure[] = [
  { key: "calls", words: "Calls" },
  { key: "conversions", words: "Conversions" },
];
const RATE: SeriesMeasure[] = [{ key: "conversion_rate_of_answered", words: "Conversion rate" }];
const COLUMNS: RankedMeasure[] = [
  { key: "calls", words: "Calls" },
  { key: "conversions", words: "Conversions" },
  { key: "conversion_rate_of_answered", words: "Rate", badgeFrom: 0.5 },
  { key: "revenue", words: "Value" },
];

/** Only calls that have a value of the dimension: the others stand in no campaign, and would lead every list. */
const having = (dimension: string): DashboardFilter[] => [
  ...MARKETING_CALLS,
  ...(dimension === "source" ? [] : [{ dimension, op: "is_not" as const, values: [NO_VALUE] }]),
];

const top = (id: string, title: string, dimension: string): TabCard => {
  const filters = having(dimension);
  return {
    ...{ id, title, span: 6 },
    render: (scope) => <LinkedRanking {...{ id, title, dimension, measures: COLUMNS, scope, filters }} rows={8} />,
  };
};

/** Every card of the Marketing tab, in its usual order. */
export const MARKETING_CARDS: TabCard[] = [
  {
    ...{ id: "marketing-calls", title: "Marketing calls", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "marketing-calls", title: "Marketing calls", measure: "calls", scope, filters: MARKETING_CALLS }}
        beside={{ measure: "first_time_callers", words: "first-time" }}
      />
    ),
  },
  {
    ...{ id: "conversions", title: "Conversions", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "conversions", title: "Conversions", measure: "conversions", scope, filters: MARKETING_CALLS }}
        beside={{ measure: "conversion_rate_of_answered", words: "of answered" }}
      />
    ),
  },
  {
    ...{ id: "value", title: "Total value", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "value", title: "Total value", measure: "revenue", scope, filters: MARKETING_CALLS }}
        beside={{ measure: "revenue_per_call", words: "a call" }}
      />
    ),
  },
  {
    ...{ id: "efficiency", title: "Efficiency", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "efficiency", title: "Efficiency", measure: "conversion_rate_of_answered", scope }}
        beside={{ measure: "revenue_per_call", words: "a call" }}
        filters={MARKETING_CALLS}
      />
    ),
  },
  {
    ...{ id: "performance", title: "Campaign performance over time", span: 8 },
    render: (scope) => (
      <ComboCard
        {...{ id: "performance", title: "Campaign performance over time", scope, filters: MARKETING_CALLS }}
        bars={COUNTS}
        lines={RATE}
      />
    ),
  },
  {
    ...{ id: "mediums", title: "Traffic by medium", span: 4 },
    render: (scope) => (
      <DonutCard
        {...{ id: "mediums", title: "Traffic by medium", dimension: "medium", scope }}
        filters={MARKETING_CALLS}
      />
    ),
  },
  top("campaigns", "Top campaigns", "campaign"),
  top("sources", "Top sources", "source"),
  {
    ...{ id: "ad-spend", title: "Ad spend", span: 12 },
    render: (scope) => <AdSpend scope={scope} />,
  },
  {
    ...{ id: "attribution", title: "Attribution", span: 12 },
    render: (scope) => <AttributionCard scope={scope} />,
  },
  {
    ...{ id: "journey-paths", title: "From first touch to conversion", span: 12 },
    render: (scope) => <JourneyPathsCard scope={scope} />,
  },
  top("keywords", "Top keywords", "keyword"),
  top("landing-pages", "Landing pages", "landing_page"),
  top("numbers", "Tracking numbers", "tracking_number"),
  {
    ...{ id: "ad-groups", title: "Ad groups", span: 6 },
    render: (scope) => (
      <Ranking
        {...{ id: "ad-groups", title: "Ad groups", dimension: "ad_group", measures: COLUMNS, scope, rows: 8 }}
        filters={having("ad_group")}
      />
    ),
  },
  {
    ...{ id: "experiments", title: "Experiments", span: 6 },
    render: () => <ExperimentsCard id="experiments" title="Experiments" />,
  },
  {
    ...{ id: "source-audit", title: "Merged names", span: 6 },
    render: () => <SourceAudit />,
  },
];
