import type { Touch } from "./touch.ts";

export interface AttributionModel {
  key: string;
  label: string;
  /** How it shares a conversion out, in words. */
  formula: string;
  source: string;
  /** A weight for each of at least one touch in the order of time; `at` is when the conversion was. Some weight is above 0. */
  weigh(touches: readonly Touch[], at: number): number[];
}

const GOOGLE = "Google Ads API, AttributionModel";
const CALLRAIL = "CallRail, cost per lead report";
const HALF_LIFE_MS = 7 * 86_400_000;

const only = (index: number) => (touches: readonly Touch[]) => touches.map((_, i) => (i === index ? 1 : 0));
const first = only(0);
const last = (touches: readonly Touch[]) => only(touches.length - 1)(touches);

/** Where the person became a lead: the first form or call. Somebody who only visited became one at the last touch. */
function leadCreation(touches: readonly Touch[]): number[] {
  const contact = touches.findIndex(({ kind }) => kind !== "visit");
  return contact < 0 ? last(touches) : only(contact)(touches);
}

function lastNonDirect(touches: readonly Touch[]): number[] {
  const known = touches.findLastIndex(({ direct }) => !direct);
  return known < 0 ? last(touches) : only(known)(touches);
}

/** Ages count from the youngest touch, so that a long journey's weights do not all become 0. */
function timeDecay(touches: readonly Touch[], at: number): number[] {
  const ages = touches.map((touch) => Math.max(0, at - touch.at));
  const youngest = ages.at(-1)!;
  return ages.map((age) => 2 ** ((youngest - age) / HALF_LIFE_MS));
}

function positionBased(touches: readonly Touch[]): number[] {
  const n = touches.length;
  if (n <= 2) return touches.map(() => 1);
  return touches.map((_, i) => (i === 0 || i === n - 1 ? 0.4 : 0.2 / (n - 2)));
}

function halfAndHalf(touches: readonly Touch[]): number[] {
  const lead = leadCreation(touches);
  return first(touches).map((weight, i) => weight + lead[i]!);
}

/** Every way in which a conversion is shared out among the touches before it. */
export const attributionModels = [
  {
    ...{ key: "first_touch", label: "First touch", weigh: first, source: "Salesforce; CallRail" },
    formula: "All of it to the first touch.",
  },
  {
    ...{ key: "last_touch", label: "Last touch", weigh: last, source: "Salesforce; Matomo" },
    formula: "All of it to the last touch.",
  },
  {
    ...{ key: "last_non_direct", label: "Last non-direct", weigh: lastNonDirect, source: "Matomo" },
    formula: "All of it to the last touch that did not come directly; to the last touch when all did.",
  },
  {
    ...{ key: "linear", label: "Linear", weigh: (touches) => touches.map(() => 1), source: `${GOOGLE}; Matomo` },
    formula: "The same share to every touch.",
  },
  {
    ...{ key: "time_decay", label: "Time decay", weigh: timeDecay, source: GOOGLE },
    formula: "A touch seven days older gets half as much.",
  },
  {
    ...{ key: "position_based", label: "Position based", weigh: positionBased, source: GOOGLE },
    formula: "40% to the first touch, 40% to the last, 20% shared by those between; of two, half each.",
  },
  {
    ...{ key: "lead_creation", label: "Lead creation", weigh: leadCreation, source: CALLRAIL },
    formula: "All of it to the touch that made the person a lead: the first form or call.",
  },
  {
    ...{ key: "first_and_lead", label: "50/50", weigh: halfAndHalf, source: CALLRAIL },
    formula: "Half to the first touch, half to the touch that made the person a lead.",
  },
] as const satisfies readonly AttributionModel[];

export type AttributionModelKey = (typeof attributionModels)[number]["key"];
