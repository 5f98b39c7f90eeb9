import type { AiCallFacts } from "@parley/core/calls";
import type { Organization } from "@parley/core/organizations";
import type { CallFacts } from "@parley/voice";
import { DateTime } from "luxon";

/** Whether the other side rang us: by a number of ours, or by the microphone of a browser. */
export const isInbound = (ai: AiCallFacts) => ai.numberId !== null || ai.channel === "browser";

/** What the agent of a call may say: the call's own brief, its persona, and whose call it is. `now` becomes the local time. */
export function conversationFacts(ai: AiCallFacts, organization: Organization, now: Date): CallFacts {
  const { persona, number } = ai;
  const inbound = isInbound(ai);
  const local = DateTime.fromJSDate(now, { zone: organization.timezone });
  return {
    direction: inbound ? "inbound" : "outbound",
    callerName: ai.callerName ?? (inbound ? organization.name : undefined),
    agentName: persona?.spokenName ?? undefined,
    purpose: ai.purpose || number?.purpose || `Help whoever calls ${organization.name}`,
    greeting: persona?.greeting ?? undefined,
    instructions: ai.instructions ?? undefined,
    questions: ai.questions,
    language: ai.language,
    discloseRecording: ai.record && (persona?.consentLine ?? true),
    voicemailMessage: persona?.voicemailMessage ?? undefined,
    transferTargets: persona?.transferTargets.map(({ name, when, warm }) => ({ name, when, warm })),
    localTime: `${local.toFormat("cccc, d LLLL yyyy, HH:mm")} (${organization.timezone})`,
  };
}
