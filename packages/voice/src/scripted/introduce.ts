import type { CallFacts } from "../agent/agent.ts";
import { PHRASES } from "./phrases.ts";
import { speakPurpose } from "./purpose.ts";
import { digitsAloud, sentenceAloud } from "./spoken-numbers.ts";

/** The first words of a call: that it is recorded (where asked for), who speaks, that it is an AI, for whom, and why. */
export function introductionOf(facts: CallFacts): string {
  const recorded = facts.discloseRecording ? PHRASES.recorded : "";
  if (facts.direction === "inbound") return join(recorded, greetingOf(facts));
  const { statement, questions } = speakPurpose(facts);
  const agent = facts.agentName?.trim();
  const who = agent ? `this is ${agent}, an AI assistant` : "I am an AI assistant";
  return join(recorded, `Hello, ${who} calling on behalf of ${nameOf(facts)}.`, sentenceAloud(statement), questions[0]);
}

/** For somebody new on the phone: who calls and why, in short. */
export function shortIntroduction(facts: CallFacts, question: string): string {
  return join(
    "Hello, I am an AI assistant calling on behalf of",
    `${nameOf(facts)}.`,
    sentenceAloud(speakPurpose(facts).statement),
    question,
  );
}

/** One short sentence for a call screener. */
export function screeningSentence(facts: CallFacts): string {
  return join(
    `This is an AI assistant calling on behalf of ${nameOf(facts)}`,
    `${sentenceAloud(speakPurpose(facts).reason)}.`,
  );
}

/** What is said after a machine's beep. */
export function voicemailMessage(facts: CallFacts): string {
  const written = facts.voicemailMessage?.trim();
  if (written) return sentenceAloud(written);
  const { statement, questions } = speakPurpose(facts);
  const why = statement || `The question is: ${questions[0]?.replace(/^Could you tell me /, "")}`;
  const back = facts.callbackNumber ? `Please call back at ${digitsAloud(facts.callbackNumber)}.` : "";
  return join(
    `Hello, this is an AI assistant calling on behalf of ${nameOf(facts)}.`,
    sentenceAloud(why),
    back,
    PHRASES.goodbye,
  );
}

/** What a target of a warm transfer hears first. */
export function briefingOf(facts: CallFacts, said: string): string {
  const whose =
    facts.direction === "inbound" ? `answering for ${nameOf(facts)}` : `calling on behalf of ${nameOf(facts)}`;
  const quoted = said.trim().replace(/[.!?\s]+$/, "");
  return join(
    `This is an AI assistant ${whose}.`,
    speakPurpose(facts).statement,
    quoted && `The person on the line said: ${quoted}.`,
  );
}

export const nameOf = (facts: CallFacts): string => facts.callerName?.trim() || "a client";

/** The user's greeting as they wrote it; whoever calls learns in any case that it is an AI. */
function greetingOf(facts: CallFacts): string {
  const written = facts.greeting?.trim();
  if (written) {
    if (/\b(?:AI|A\.I\.|artificial|virtual assistant|automated|robot)\b/i.test(written)) return written;
    const [, before, question] = /^(.*?)\s*([^.!?]*\?)$/s.exec(written) ?? [null, written, ""];
    return join(before, PHRASES.isAi, question);
  }
  const owner = facts.callerName?.trim();
  const agent = facts.agentName?.trim();
  const who = [agent, owner ? `the AI assistant of ${owner}` : "an AI assistant"].filter(Boolean).join(", ");
  return `Hello, this is ${who}. ${PHRASES.howToHelp}`;
}

/** Joins what is there with single spaces. */
export const join = (...parts: (string | undefined)[]): string =>
  parts.filter(Boolean).join(" ").replace(/\s+/g, " ").trim();
