"use client";

import dynamic from "next/dynamic";
import { BarsCard } from "../../cards/bars-card.tsx";
import { ComboCard } from "../../cards/combo-card.tsx";
import { FunnelCard } from "../../cards/funnel-card.tsx";
import { KpiCard } from "../../cards/kpi-card.tsx";
import { type RankedMeasure, Ranking } from "../../cards/ranking.tsx";
import type { SeriesMeasure } from "../../cards/time-series-card.tsx";
import { LinkedRanking } from "../../detail/linked-ranking.tsx";
import { type DashboardFilter, NO_VALUE } from "../../filters/dimensions.ts";
import { cardPlaceholder } from "../../lists/card-placeholder.tsx";
import type { TabCard } from "../../tab-page.tsx";
import { MissedRecovery } from "./missed-recovery.tsx";
import { QaQueue } from "./qa-queue.tsx";

/** Who asks calls us: the whole tab is about inbound calls, so that its stages hold each other. */
// It stands below the first screen.
const StaffingCard = dynamic(
  () => import("@/features/statistics/staffing-card.tsx").then((file) => file.StaffingCard),
  { loading: cardPlaceholder(330) },
);

const INQUIRIES: DashboardFilter[] = [{ dimension: "direction", op: "is", values: ["inbound"] }];
const WITH_AGENT: DashboardFilter[] = [...INQUIRIES, { dimension: "agent", op: "is_not", values: [NO_VALUE] }];
const STAGES = [
  { key: "inbound_calls", words: "Inquiries" },
  { key: "qualified_calls", words: "Qualified leads" },
  { key: "conversions", words: "Admissions" },
];
const BY_HOUR: SeriesMeasure[] = [
  { key: "calls", words: "Calls", kind: "bar" },
  { key: "avg_score", words: "Average score", kind: "line", axis: "right" },
];
const QUALITY: SeriesMeasure[] = [
  { key: "calls", words: "Calls", kind: "bar" },
  { key: "conversion_rate_of_answered", words: "Conversion rate", kind: "line", axis: "right" },
];
const RING: SeriesMeasure[] = [{ key: "avg_ring_time", words: "Average ring time" }];
const IN_TIME: SeriesMeasure[] = [{ key: "service_level", words: "Answered in time" }];
const AGENTS: RankedMeasure[] = [
  { key: "calls", words: "Calls" },
  { key: "avg_score", words: "Avg score", thresholds: { low: 3, high: 4 } },
  { key: "conversions", words: "Admissions" },
  // The column that a narrow card leaves out is not the last one: that one keeps the table's margin.
  { key: "avg_talk_time", words: "Avg talk", minor: true },
  { key: "conversion_rate_of_answered", words: "Rate", badgeFrom: 0.5 },
];
const STATES: RankedMeasure[] = [
  { key: "inbound_calls", words: "Inquiries", share: true },
  { key: "conversions", words: "Admissions" },
  { key: "conversion_rate_of_answered", words: "Rate", badgeFrom: 0.5 },
];

/** Every card of the Admissions tab, in its usual order. */
export const ADMISSIONS_CARDS: TabCard[] = [
  {
    ...{ id: "inquiries", title: "Inquiries", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "inquiries", title: "Inquiries", measure: "inbound_calls", scope, filters: INQUIRIES }}
        beside={{ measure: "answer_rate", words: "answered" }}
      />
    ),
  },
  {
    ...{ id: "qualified", title: "Qualified leads", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "qualified", title: "Qualified leads", measure: "qualified_calls", scope, filters: INQUIRIES }}
        beside={{ measure: "qualification_rate", words: "of inquiries" }}
      />
    ),
  },
  {
    ...{ id: "admissions", title: "Admissions", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "admissions", title: "Admissions", measure: "conversions", scope, filters: INQUIRIES }}
        beside={{ measure: "conversion_rate_of_qualified", words: "of qualified" }}
      />
    ),
  },
  {
    ...{ id: "quality", title: "Call quality", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "quality", title: "Call quality", measure: "avg_score", scope, filters: INQUIRIES }}
        beside={{ measure: "avg_talk_time", words: "average talk" }}
      />
    ),
  },
  {
    ...{ id: "funnel", title: "From inquiry to admission", span: 5 },
    render: (scope) => (
      <FunnelCard
        {...{ id: "funnel", title: "From inquiry to admission", stages: STAGES, scope, filters: INQUIRIES }}
        height={240}
      />
    ),
  },
  {
    ...{ id: "hours", title: "Performance by hour", span: 7 },
    render: (scope) => (
      <BarsCard
        {...{ id: "hours", title: "Performance by hour", dimension: "hour_of_day", series: BY_HOUR, scope }}
        filters={INQUIRIES}
      />
    ),
  },
  {
    ...{ id: "missed-recovery", title: "Missed, not called back", span: 6 },
    render: (scope) => <MissedRecovery scope={scope} />,
  },
  {
    ...{ id: "qa-queue", title: "To score", span: 6 },
    render: (scope) => <QaQueue scope={scope} />,
  },
  {
    ...{ id: "agents", title: "Agents", span: 7 },
    render: (scope) => (
      <LinkedRanking
        {...{ id: "agents", title: "Agents", dimension: "agent", measures: AGENTS, scope, filters: WITH_AGENT }}
      />
    ),
  },
  {
    ...{ id: "states", title: "Top states", span: 5 },
    render: (scope) => (
      <Ranking
        {...{ id: "states", title: "Top states", dimension: "state", measures: STATES, scope, filters: INQUIRIES }}
      />
    ),
  },
  {
    ...{ id: "speed", title: "Speed to answer", span: 7 },
    render: (scope) => (
      <ComboCard
        {...{ id: "speed", title: "Speed to answer", bars: RING, lines: IN_TIME, scope, filters: INQUIRIES }}
      />
    ),
  },
  {
    ...{ id: "scores", title: "Quality distribution", span: 5 },
    render: (scope) => (
      <BarsCard
        {...{ id: "scores", title: "Quality distribution", dimension: "score_band", series: QUALITY, scope }}
        filters={INQUIRIES}
      />
    ),
  },
  {
    ...{ id: "staffing", title: "Agents needed by hour", span: 12 },
    render: (scope) => <StaffingCard id="staffing" title="Agents needed by hour" scope={scope} />,
  },
];
