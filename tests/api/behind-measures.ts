import type { AnyCall } from "../../packages/core/src/insights/testing/any-call.ts";

const all = () => true;
const inbound = ({ direction }: AnyCall) => direction === "inbound";
const answered = ({ status }: AnyCall) => status === "answered" || status === "completed";
const qualified = ({ score }: AnyCall) => score !== null && score >= 3;
const isStatus = (name: string) => (call: AnyCall) => call.status === name && inbound(call);
const talked = ({ talkSeconds }: AnyCall) => talkSeconds !== null;
const valued = ({ valueMinor }: AnyCall) => valueMinor !== null;
const charged = ({ costMicrodollars }: AnyCall) => costMicrodollars !== null;
const ai = ({ kind }: AnyCall) => kind === "ai";
const achieved = ({ ai: of }: AnyCall) => of?.outcome === "achieved";
const known = (call: AnyCall) => inbound(call) && call.phone !== null;

/** Which calls a reader is to find behind each number: of a rate those that it is a share of. First calls are told by their ids. */
export function behindMeasures(firstCalls: ReadonlySet<string>): Record<string, (call: AnyCall) => boolean> {
  return {
    calls: all,
    inbound_calls: inbound,
    outbound_calls: ({ direction }) => direction === "outbound",
    ai_calls: ai,
    answered_calls: answered,
    human_answered_calls: ({ humanAnswered }) => humanAnswered,
    missed_calls: isStatus("missed"),
    abandoned_calls: isStatus("abandoned"),
    voicemails: ({ status }) => status === "voicemail",
    answer_rate: inbound,
    human_answer_rate: inbound,
    missed_rate: inbound,
    service_level: (call) => inbound(call) && call.status !== "abandoned",
    abandon_rate: inbound,
    conversions: ({ converted }) => converted,
    conversion_rate_of_answered: answered,
    qualified_calls: qualified,
    qualification_rate: all,
    conversion_rate_of_qualified: qualified,
    revenue: valued,
    revenue_per_call: all,
    revenue_per_conversion: ({ converted }) => converted,
    first_time_callers: ({ id }) => firstCalls.has(id),
    unique_callers: known,
    repeat_caller_rate: known,
    avg_score: ({ score }) => score !== null,
    avg_duration: ({ durationSeconds }) => durationSeconds !== null,
    avg_talk_time: talked,
    total_talk_time: talked,
    p50_talk_time: talked,
    p90_talk_time: talked,
    avg_ring_time: (call) => answered(call) && call.ringSeconds !== null,
    cost: charged,
    cost_per_call: charged,
    goal_achieved_calls: achieved,
    goal_achieved_rate: (call) => call.ai?.ended === true,
    cost_per_achieved_goal: achieved,
    avg_turn_latency: ai,
    p50_turn_latency: ai,
    p95_turn_latency: ai,
    ad_spend: all,
    ad_clicks: all,
    ad_impressions: all,
    cost_per_click: all,
    cost_per_lead: qualified,
    cpa: ({ converted }) => converted,
    roas: valued,
  };
}
