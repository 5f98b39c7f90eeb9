import type { CallToAnalyse } from "./call-insights.ts";
import type { IntentGuess } from "./classify-intents.ts";
import type { CallIntent } from "./intent-examples.ts";
import { readNumbers } from "./read-number.ts";
import type { Sentence } from "./sentences.ts";

/** All tags that a call can get: who or what answered, what the other side wanted, what was talked of. */
export const CALL_TAGS = [
  "nobody_reached",
  "voicemail",
  "message_left",
  "message_taken",
  "phone_menu",
  "call_screener",
  "fax",
  "on_hold",
  "transferred",
  "callback_requested",
  "callback_promised",
  "refused",
  "do_not_call",
  "wrong_number",
  "cannot_help",
  "complaint",
  "asked_if_ai",
  "asked_who_calls",
  "details_missing",
  "price_mentioned",
  "appointment",
] as const;
export type CallTag = (typeof CALL_TAGS)[number];

/** Those that the line tells, not the words: no model decides them. */
export const FACT_TAGS: ReadonlySet<CallTag> = new Set([
  "nobody_reached",
  "voicemail",
  "message_left",
  "message_taken",
  "phone_menu",
  "call_screener",
  "fax",
]);

/** Plain phrasings of the other side's. What they do not catch, the examples of `INTENT_EXAMPLES` may. */
const SAID: [CallTag, RegExp][] = [
  [
    "callback_requested",
    /\b(?:(?:call|ring|phone|try) (?:(?:me|us|him|her|them|back|again)\s*)+(?:later|tomorrow|on|at|in|next|after|this|another|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|when)|(?:please|can you|could you|would you) (?:call|ring|phone)(?: (?:me|us|him|her))? (?:back|again|later)|not a good time|bad time|in a meeting)\b/,
  ],
  [
    "callback_promised",
    /\b(?:(?:i|we|he|she|they|someone|somebody)(?:'ll| will| can) (?:call|ring|phone) (?:you|them|him|her) back|get back to (?:you|them)|(?:return|give) (?:your|you a) call)\b/,
  ],
  [
    "refused",
    /\b(?:not interested|no interest|stop calling|leave (?:me|us) alone|(?:won't|will not|refuse to) (?:answer|talk|speak|discuss)|(?:don't|do not) (?:talk|speak) (?:to|with) (?:robots|machines|bots|computers|ai))\b/,
  ],
  [
    "do_not_call",
    /\b(?:stop calling|(?:don't|do not|never) call (?:me|us|here|this number)(?: again| back| anymore)?|take (?:me|us) off|(?:remove|delete) (?:me|us|my number|our number))\b/,
  ],
  [
    "wrong_number",
    /\b(?:wrong number|(?:no one|nobody) (?:here )?(?:by|of|with) that name|dialed wrong|(?:not|isn't) (?:a business|that company))\b/,
  ],
  [
    "cannot_help",
    /\b(?:(?:can't|cannot|can not|unable to|not able to) (?:help|tell you|find|do that)|no idea|don't (?:know|have (?:that|any|this) (?:information|record)))\b/,
  ],
  [
    "complaint",
    /\b(?:unacceptable|ridiculous|complain(?:t|ing)?|terrible|awful|disappointed|fed up|want (?:my money back|a refund)|speak (?:to|with) (?:a|your|the) (?:manager|supervisor)|nobody (?:ever )?(?:called|answers|answered|helped))\b/,
  ],
  [
    "transferred",
    /\b(?:transfer(?:ring)? (?:you|your call)|put(?:ting)? you through|connect(?:ing)? you|forward(?:ing)? (?:you|your call))\b/,
  ],
  [
    "on_hold",
    /\b(?:please hold|hold (?:on|the line)|on hold|one (?:moment|second)|just a (?:moment|second|minute)|bear with me|hang on)\b/,
  ],
  [
    "asked_if_ai",
    /\b(?:are you|is (?:this|it)|(?:talking|speaking) (?:to|with)) (?:a |an )?(?:real |actual )?(?:robot|bot|machine|computer|ai|human|person|recording|automated)\b/,
  ],
  [
    "asked_who_calls",
    /\b(?:who(?:'s| is) (?:this|calling|speaking)|who are you|who am i (?:speaking|talking)|may i ask who)\b/,
  ],
  ["price_mentioned", /[$€£]\s?\d|\b(?:dollars?|euros?|pounds sterling|free of charge|no charge)\b/],
  ["appointment", /\b(?:appointment|booked|reservation|reserved|booking|(?:book|reserve) (?:a|an|the))\b/],
];
const BY_MEANING: Partial<Record<CallIntent, CallTag>> = {
  callback_requested: "callback_requested",
  refused: "refused",
  wrong_number: "wrong_number",
  complaint: "complaint",
  transferred: "transferred",
  asked_if_ai: "asked_if_ai",
  cannot_help: "cannot_help",
};
/** So sure that a tag may rest on it alone. */
const SURE = 0.85;
const NEAR = 0.62;
const NOT_GIVEN =
  /\b(?:(?:was|were) not given|(?:don't|do not) have (?:that|an?|the|his|her|their|its) |(?:wasn't|weren't) given)\b/;
const ANSWERED: Partial<Record<CallToAnalyse["answeredBy"], CallTag>> = {
  voicemail: "voicemail",
  ivr: "phone_menu",
  screener: "call_screener",
  fax: "fax",
};

/**
 * What happened in a call, from a fixed list and in its order. `guesses`: what sentences mean by the local model, by the sentence's
 * place; nothing there when it was not at hand.
 */
export function tagCall(
  call: CallToAnalyse,
  sentences: readonly Sentence[],
  people: readonly number[],
  guesses: ReadonlyMap<Sentence, IntentGuess>,
): CallTag[] {
  const tags = new Set<CallTag>();
  const machine = ANSWERED[call.answeredBy];
  if (machine) tags.add(machine);
  if (people.length === 0) tags.add("nobody_reached");
  if (call.endReason === "voicemail_left") tags.add("message_left");
  if (call.endReason === "message_taken") tags.add("message_taken");
  if (call.endReason === "transferred") tags.add("transferred");
  for (const sentence of sentences) {
    const plain = sentence.text.toLowerCase().replace(/[’]/g, "'");
    if (sentence.speaker === "agent" && NOT_GIVEN.test(plain)) tags.add("details_missing");
    if (sentence.speaker !== "callee" || !people.includes(sentence.segment)) continue;
    for (const [tag, rule] of SAID) if (rule.test(plain)) tags.add(tag);
    if (readNumbers(plain).some(({ money }) => money)) tags.add("price_mentioned");
    const guess = guesses.get(sentence);
    const meant = guess && guess.confidence >= SURE && guess.similarity >= NEAR ? BY_MEANING[guess.intent] : undefined;
    if (meant) tags.add(meant);
  }
  return CALL_TAGS.filter((tag) => tags.has(tag));
}
