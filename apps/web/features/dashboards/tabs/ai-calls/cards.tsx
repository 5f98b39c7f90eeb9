"use client";

import { DonutCard } from "../../cards/donut-card.tsx";
import { KpiCard } from "../../cards/kpi-card.tsx";
import { type RankedMeasure, Ranking } from "../../cards/ranking.tsx";
import { RecentCalls } from "../../lists/recent-calls.tsx";
import type { TabCard } from "../../tab-page.tsx";
import { ActivityByOutcome } from "./activity-by-outcome.tsx";
import { AI_ONLY } from "./ai-only.ts";
import { AnswerTime } from "./answer-time.tsx";
import { ProviderCosts } from "./provider-costs.tsx";
import { QuickActions } from "./quick-actions.tsx";

const BY_TAG: RankedMeasure[] = [
  { key: "ai_calls", words: "Calls" },
  { key: "goal_achieved_rate", words: "Success" },
  { key: "avg_duration", words: "Avg duration" },
  { key: "cost", words: "Cost" },
];

/** Every card of the AI calls tab, in its usual order. */
export const AI_CALLS_CARDS: TabCard[] = [
  {
    ...{ id: "calls-placed", title: "Calls placed", span: 3 },
    render: (scope) => (
      <KpiCard {...{ id: "calls-placed", title: "Calls placed", measure: "ai_calls", scope, filters: AI_ONLY }} />
    ),
  },
  {
    ...{ id: "success", title: "Success rate", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "success", title: "Success rate", measure: "goal_achieved_rate", scope, filters: AI_ONLY }}
        beside={{ measure: "goal_achieved_calls", words: "goals achieved" }}
      />
    ),
  },
  {
    ...{ id: "duration", title: "Average duration", span: 3 },
    render: (scope) => (
      <KpiCard {...{ id: "duration", title: "Average duration", measure: "avg_duration", scope, filters: AI_ONLY }} />
    ),
  },
  {
    ...{ id: "cost", title: "Total cost", span: 3 },
    render: (scope) => (
      <KpiCard
        {...{ id: "cost", title: "Total cost", measure: "cost", scope, filters: AI_ONLY }}
        beside={{ measure: "cost_per_achieved_goal", words: "per achieved goal" }}
      />
    ),
  },
  {
    ...{ id: "activity", title: "Calls by outcome over time", span: 8 },
    render: (scope) => <ActivityByOutcome scope={scope} />,
  },
  {
    ...{ id: "outcomes", title: "Outcomes", span: 4 },
    render: (scope) => (
      <DonutCard
        {...{ id: "outcomes", title: "Outcomes", dimension: "outcome", measure: "ai_calls", scope, filters: AI_ONLY }}
      />
    ),
  },
  {
    ...{ id: "answer-time", title: "Answer time", span: 8 },
    render: (scope) => <AnswerTime scope={scope} />,
  },
  {
    ...{ id: "answered-by", title: "Answered by", span: 4 },
    render: (scope) => (
      <DonutCard
        {...{ id: "answered-by", title: "Answered by", dimension: "answered_by", measure: "ai_calls", scope }}
        filters={AI_ONLY}
      />
    ),
  },
  {
    ...{ id: "recent-calls", title: "Recent calls", span: 8 },
    render: (scope) => <RecentCalls scope={scope} filters={AI_ONLY} />,
  },
  {
    ...{ id: "provider-costs", title: "Cost by provider", span: 4 },
    render: (scope) => <ProviderCosts scope={scope} />,
  },
  {
    ...{ id: "tags", title: "By tag", span: 8 },
    render: (scope) => (
      <Ranking
        {...{ id: "tags", title: "By tag", dimension: "tag", measures: BY_TAG, scope, filters: AI_ONLY, rows: 5 }}
      />
    ),
  },
  {
    ...{ id: "quick-actions", title: "Quick actions", span: 4 },
    render: () => <QuickActions />,
  },
];
