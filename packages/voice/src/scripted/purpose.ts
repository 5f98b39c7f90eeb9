import type { CallFacts } from "../agent/agent.ts";
import { PHRASES } from "./phrases.ts";

/** What the scripted agent says about why it calls, made from the user's own words and nothing else. */
export interface SpokenPurpose {
  /** "I am calling to ..." */
  statement: string;
  /** The same within a sentence: "to ask when the order will arrive". */
  reason: string;
  /** What it wants to know, one after the other; never empty on a call that we place. */
  questions: string[];
}

const INDIRECT =
  /\b(?:ask|asking|find out|check|confirm|know|learn|inquire|see|tell me|verify|ask them|ask her|ask him)\s+(?:them\s+|about\s+)?((?:if|whether|when|what|where|how|why|who|which)\b.+)$/i;

/** "what it costs and whether it is free": two questions, asked one after the other. */
const ANOTHER = /,? and (?=(?:if|whether|when|what|where|how|why|who|which)\b)/i;

/** How the purpose of a call that was asked for ends: said about the other side, so not to them. */
const ASKED_FOR = /\s*\(They asked to be called back\.\)$/;

/** Puts a purpose that the user wrote ("Ask when my order arrives") into the agent's mouth. */
export function speakPurpose(facts: CallFacts): SpokenPurpose {
  const owner = facts.callerName?.trim() || "my client";
  // On a call to us "we" are those who answer; on a call of ours the agent speaks for somebody else.
  const voice = facts.direction === "inbound" ? (text: string) => text : (text: string) => inThirdPerson(text, owner);
  const given = (facts.questions ?? []).flatMap(({ text }) => (text.trim() ? [asQuestion(voice(text.trim()))] : []));
  // Who calls us has a purpose of their own: ours is what the user's instructions say, and is not spoken.
  if (facts.direction === "inbound") return { statement: "", reason: "", questions: given };
  const written = facts.purpose.trim().replace(/\s+/g, " ");
  const purpose = inThirdPerson(written.replace(ASKED_FOR, ""), owner).replace(/[.!\s]+$/, "");
  if (purpose === "" && ASKED_FOR.test(written)) {
    const reason = "because you asked to be called back";
    return { statement: `I am calling ${reason}.`, reason, questions: given.length > 0 ? given : [PHRASES.howToHelp] };
  }
  const reason = reasonOf(purpose);
  const statement = purpose.endsWith("?") ? "" : `I am calling ${reason}.`;
  if (given.length > 0) return { statement, reason, questions: given };
  if (purpose.endsWith("?")) return { statement, reason, questions: [capitalized(purpose)] };
  const indirect = INDIRECT.exec(purpose)?.[1];
  if (indirect) {
    const [first = indirect, ...more] = indirect.split(ANOTHER);
    const questions = [`Could you tell me ${first}?`, ...more.map((each) => `Could you also tell me ${each}?`)];
    return { statement: "", reason: `to ask ${indirect}`, questions };
  }
  return { statement, reason, questions: [PHRASES.askHelp] };
}

const VERB =
  /^(?:ask|book|reserve|make|schedule|cancel|change|confirm|check|find|get|order|request|report|tell|inquire|see|arrange|invite|remind|follow|pay|renew|return|move|reschedule|set|buy|verify|learn|complain|thank|let|inform|offer|negotiate|discuss|update|collect|apply|register|sign|claim|dispute|extend|clarify|have)\b/i;

function reasonOf(purpose: string): string {
  if (purpose.endsWith("?")) return `with a question: ${purpose.replace(/\?$/, "")}`;
  const clause = purpose.replace(/^to\s+/i, "");
  return VERB.test(clause) ? `to ${lowered(clause)}` : `about this: ${clause}`;
}

function asQuestion(text: string): string {
  const question = capitalized(text);
  return /[?]$/.test(question) ? question : `${question.replace(/[.!]+$/, "")}?`;
}

/** The user writes "my order"; the agent speaks for them. */
export function inThirdPerson(text: string, owner: string): string {
  return text
    .replace(/\b(?:my|our)\b/gi, `${owner}'s`)
    .replace(/\b(?:I am|I'm|we are)\b/g, `${owner} is`)
    .replace(/\b(?:I|we)\b/g, owner)
    .replace(/\b(for|to|with|by) (?:me|us)\b/gi, `$1 ${owner}`);
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
