import type { components, paths } from "@parley/sdk";

type AttributionBody = NonNullable<
  paths["/api/v1/analytics/attribution"]["post"]["requestBody"]
>["content"]["application/json"];

export type ModelKey = NonNullable<AttributionBody["model"]>;
export type CreditBy = NonNullable<AttributionBody["by"]>;
export type Goal = NonNullable<AttributionBody["conversion"]>;

export type Attribution = components["schemas"]["Attribution"];
export type JourneyPaths = components["schemas"]["JourneyPaths"];
export type JourneySummary = components["schemas"]["JourneySummary"];
export type Journey = components["schemas"]["Journey"];
export type JourneyTouch = Journey["timeline"]["data"][number];

/** Attribution models in the order in which they are offered; `hint` says what they do. */
export const MODELS: { value: ModelKey; label: string; hint: string }[] = [
  { value: "last_touch", label: "Last touch", hint: "All to the last touch" },
  { value: "first_touch", label: "First touch", hint: "All to the first touch" },
  { value: "last_non_direct", label: "Last non-direct", hint: "All to the last known source" },
  { value: "linear", label: "Linear", hint: "The same to every touch" },
  { value: "time_decay", label: "Time decay", hint: "Half as much a week earlier" },
  { value: "position_based", label: "Position based", hint: "40% first, 40% last, 20% between" },
  { value: "lead_creation", label: "Lead creation", hint: "All to the first form or call" },
  { value: "first_and_lead", label: "50/50", hint: "Half first touch, half lead creation" },
];

export const MODEL_KEYS = MODELS.map(({ value }) => value) as [ModelKey, ...ModelKey[]];

export const CREDIT_BY: { value: CreditBy; label: string }[] = [
  { value: "source", label: "Source" },
  { value: "channel", label: "Channel" },
  { value: "medium", label: "Medium" },
  { value: "campaign", label: "Campaign" },
  { value: "keyword", label: "Keyword" },
  { value: "landing_page", label: "Landing page" },
];

export const CREDIT_KEYS = CREDIT_BY.map(({ value }) => value) as [CreditBy, ...CreditBy[]];

export const GOALS: { value: Goal; label: string; measure: string }[] = [
  { value: "conversions", label: "Conversions", measure: "conversions" },
  { value: "qualified", label: "Qualified calls", measure: "qualified_calls" },
  { value: "first_call", label: "First calls", measure: "first_time_callers" },
];

export const GOAL_KEYS = GOALS.map(({ value }) => value) as [Goal, ...Goal[]];

export const labelOf = <T extends string>(list: readonly { value: T; label: string }[], value: T): string =>
  list.find((entry) => entry.value === value)?.label ?? value;
