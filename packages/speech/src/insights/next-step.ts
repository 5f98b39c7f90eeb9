import { isNoAnswer, type Outcome } from "@parley/voice";
import { DateTime } from "luxon";
import type { CallAnswer, CallToAnalyse } from "./call-insights.ts";
import { quote } from "./quote.ts";
import { readDate } from "./read-date.ts";
import type { Sentence } from "./sentences.ts";
import type { CallTag } from "./tags.ts";

/** They will do something: "we will email you the invoice". */
const PROMISE =
  /\b(?:(?:i|we|he|she|they|someone|somebody|the \w+)(?:'ll| will| am going to| are going to|'re going to|'m going to|(?: can)? (?=get back)))(?: (?:then|just|also|have (?:him|her|them|someone)))? ?(?:send|email|e-mail|mail|text|call|ring|phone|get back|let (?:you|him|her|them)|forward|ship|deliver|contact|reach out|look into|get in touch|confirm|refund|return|pass|tell)\b/i;
/** They want something done: "you need to bring your ID". */
const REQUEST =
  /\b(?:you(?:'ll| will)? (?:need|have) to|you (?:should|must)|(?:can|could) (?:we|i|you) (?:please )?(?:move|reschedule|change|cancel|postpone)|(?:just )?(?:send|email|text) (?:me|us)|(?:please|could you|can you|would you) (?:send|email|e-mail|bring|fill|upload|fax|text|provide us|write|order|pay|go to|visit|contact|apply|book|register))\b/i;
/** Said by ours. */
const OWN_PROMISE =
  /\bI(?:'ll| will| am going to) (?:let|tell|pass|inform|send|call|forward|make sure|have|note|get back|give)\b/;
const CALL_AGAIN =
  /\b(?:call|ring|phone|try|talk)\b.*\b(?:back|again|later|tomorrow|another time)\b|\b(?:not a good time|bad time|in a meeting)\b/i;

/**
 * What is to be done next, from what was said: a wrong or unwilling number, a call back that was asked for, promises of either side,
 * what they ask us to do, then what stayed unanswered. Null when nothing is left to do.
 */
export function findNextStep(
  call: CallToAnalyse,
  found: {
    sentences: readonly Sentence[];
    people: readonly number[];
    tags: readonly CallTag[];
    answers: readonly CallAnswer[];
    outcome: Outcome;
  },
): string | null {
  const { tags, outcome } = found;
  const theirs = found.sentences.filter(
    ({ speaker, segment }) => speaker === "callee" && found.people.includes(segment),
  );
  const lastOf = (rule: RegExp) => theirs.findLast(({ text }) => rule.test(text.replace(/[’]/g, "'")));
  if (outcome.result === "unreachable") return ofUnreached(call, tags);
  if (tags.includes("wrong_number")) return "Check the number: they said that it is the wrong one.";
  if (tags.includes("do_not_call")) return "Do not call this number again: they asked for it.";

  const callBack = tags.includes("callback_requested") ? lastOf(CALL_AGAIN) : undefined;
  if (callBack && !PROMISE.test(callBack.text))
    return `Call back${dayOf(callBack.text, call)}. They said: ${quote(callBack.text)}`;
  const promise = lastOf(PROMISE);
  if (promise) return `Wait for them${dayOf(promise.text, call)}. They said: ${quote(promise.text)}`;
  const request = theirs.findLast(({ text }) => REQUEST.test(text) && !isNoAnswer(text));
  if (request) return `Do what they asked${dayOf(request.text, call)}: ${quote(request.text)}`;
  const own = found.sentences.findLast(
    ({ speaker, text }) => speaker === "agent" && OWN_PROMISE.test(text) && !text.endsWith("?"),
  );
  if (own && call.endReason !== "transferred") return `Keep what the agent promised: ${quote(own.text)}`;

  if (tags.includes("refused")) return null;
  const open = call.questions
    .filter((_question, index) => found.answers[index]?.value === null)
    .map(({ text }) => text.trim());
  if (open.length > 0) return `Find out what is still open: ${open.slice(0, 3).join(" ")}`;
  return outcome.result === "not" && call.direction === "outbound" ? "Call again: the purpose was not reached." : null;
}

function ofUnreached(call: CallToAnalyse, tags: readonly CallTag[]): string | null {
  if (call.direction === "inbound") return null;
  if (tags.includes("message_left")) return "Wait for a call back, or call again: a message was left.";
  if (tags.includes("fax")) return "Check the number: a fax machine answered.";
  return "Call again: nobody was reached.";
}

/** " on Tuesday 24 November at 15:00", when the words name a time that is still to come. */
function dayOf(text: string, { startedAt, timezone }: CallToAnalyse): string {
  const read = readDate(text, startedAt, timezone);
  if (!read) return "";
  const at = DateTime.fromISO(read, { setZone: true }).setLocale("en-GB");
  if (at.toISODate()! < DateTime.fromJSDate(startedAt, { zone: timezone }).toISODate()!) return "";
  return ` on ${at.toFormat(read.includes("T") ? "cccc d LLLL 'at' HH:mm" : "cccc d LLLL")}`;
}
