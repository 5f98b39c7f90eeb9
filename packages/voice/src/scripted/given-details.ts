import type { CallFacts } from "../agent/agent.ts";
import { tellable } from "./tellable.ts";

interface Detail {
  asked: RegExp;
  /** As it is spoken: "an order number". */
  name: string;
  find(facts: CallFacts, written: string): string | null;
}

const labelled = (label: string, value = "[A-Z]{0,4}[- ]?\\d[\\d-]{1,18}") => {
  const pattern = new RegExp(
    `\\b(?:${label})\\s*(?:number|no\\.?|id|code|#)?\\s*(?:,?\\s*it)?\\s*(?:is|:|#|=)?\\s*(${value})\\b`,
    "i",
  );
  return (_facts: CallFacts, written: string) => pattern.exec(written)?.[1]?.trim() ?? null;
};
const never = () => null;

const KINDS = [
  ...[
    "order",
    "confirmation",
    "account",
    "reference",
    "case",
    "ticket",
    "policy",
    "member(?:ship)?",
    "booking",
    "reservation",
  ],
  ...[
    "tracking",
    "invoice",
    "customer",
    "claim",
    "serial",
    "patient",
    "contract",
    "registration",
    "licen[cs]e(?: plate)?",
  ],
];
const spoken = (kind: string) => kind.replace("(?:ship)?", "").replace("[cs]", "s").replace("(?: plate)?", "");

const DETAILS: Detail[] = [
  {
    asked:
      /\b(?:password|pass ?code|pin(?: code| number)?|social security|ssn|last four(?: digits)?|security (?:code|question)|cvv|cvc|mother's maiden)\b/,
    name: "that",
    find: never,
  },
  {
    asked:
      /\b(?:card|bank account|routing|iban|passport|driver'?s licen[cs]e)(?: number| details)?\b(?=.*\b(?:number|details|card|expir))|\bexpir(?:y|ation) date\b/,
    name: "that",
    find: never,
  },
  {
    asked:
      /\bdate of birth|\bbirth ?(?:day|date)\b|\bd\.?o\.?b\b|\b(?:were|was) (?:you|he|she|they|the patient) born\b/,
    name: "a date of birth",
    find: labelled("date of birth|birthday|birth date|dob|born(?: on)?", "[A-Za-z0-9][A-Za-z0-9 ,./-]{4,24}\\d"),
  },
  {
    asked:
      /\b(?:(?:tele)?phone|callback|call back|contact|cell|mobile|daytime) number\b|\bnumber (?:to|can|should|where|at which) (?:we |i |you )?(?:call|reach|ring|can be reached)|\b(?:reach|call) you (?:at|on|back (?:at|on))\b|\bnumber .*\breach you\b|\b(?:what(?:'s| is)|have|need) (?:your|the best|a good|a) number\b(?! (?:of|on|for))/,
    name: "a phone number",
    find: (facts, written) =>
      facts.callbackNumber ??
      labelled("phone|callback|call back|contact|reach", "\\+?[\\d() -]{7,20}\\d")(facts, written),
  },
  {
    asked: /\bzip\b|\bpostal|\bpost ?code\b/,
    name: "a postal code",
    find: labelled("zip|postal|post ?code", "(?:code\\s*(?:is|:)?\\s*)?[A-Z0-9-]*\\d[A-Z0-9-]*"),
  },
  {
    asked: /\be-?mail\b/,
    name: "an e-mail address",
    find: (_facts, written) => /\S+@\S+\.\w+/.exec(written)?.[0] ?? null,
  },
  {
    asked:
      /\b(?:mailing|street|delivery|home|billing|shipping|your|the|an|current|full) address\b|^address\b|\bwhere do (?:you|they|he|she) live\b/,
    name: "an address",
    find: labelled("address", "\\d+[^.\\n]{4,60}"),
  },
  {
    asked: /\bhow many (?:people|persons|guests)\b|\b(?:party size|size of (?:your|the) party)\b|\bfor how many\b/,
    name: "the number of people",
    find: (_facts, written) =>
      /\b(?:table|party|reservation|group)?\s*(?:for|of)\s+(\d+|two|three|four|five|six|seven|eight)\b(?!\s*(?:am|pm|o'clock|:))/i.exec(
        written,
      )?.[1] ?? null,
  },
  ...KINDS.map(
    (kind): Detail => ({
      asked: new RegExp(
        `\\b${kind}(?:'s)? (?:number|numbered|id|code|no\\.?)\\b|\\bnumber (?:of|on|for|from) (?:the|your|that|this|his|her|their) ${kind}\\b`,
      ),
      name: `${/^[aeiou]/.test(kind) ? "an" : "a"} ${spoken(kind)} number`,
      find: labelled(kind),
    }),
  ),
  {
    asked:
      /\b(?:what|whose|which) name\b|\bname (?:on|for|is it|of the|please)\b|\b(?:last|first|full|sur|family) ?name\b|\bthe name\b.*\?/,
    name: "a name",
    find: (facts) => facts.callerName?.trim() || null,
  },
];

const WANTS =
  /\?\W*$|\b(?:what|which|when|where|who|whose|how|can|could|may|might|do you|would you|please|give|tell|need|require|provide|have|verify|confirm|spell|read|looking for)\b|^(?:and |the |your |an? )/;

/** What was asked for, by name. Null when it is none of the details that desks ask for. `text` in lower case. */
const detailIn = (text: string) => DETAILS.find(({ asked }) => asked.test(text));

/** Whether a turn (lower case) asks for a detail that desks ask for: an order number, a date of birth. */
export const asksForDetail = (text: string): boolean => WANTS.test(text) && detailIn(text) !== undefined;

/**
 * What was asked for by name, and its value when the user gave one and did not ask to keep it back. Passwords, cards and the like are
 * never given. Null when nothing known was asked for.
 */
export function givenDetail(text: string, facts: CallFacts): { name: string; value: string | null } | null {
  const detail = detailIn(text.toLowerCase().replace(/[’]/g, "'"));
  return detail ? { name: detail.name, value: detail.find(facts, tellable(facts).labelled) } : null;
}
