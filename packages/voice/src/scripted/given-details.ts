import type { CallFacts } from "../agent/agent.ts";

interface Detail {
  asked: RegExp;
  /** As it is spoken: "an order number". */
  name: string;
  find(facts: CallFacts): string | null;
}

/** What the user wrote, in which a detail may stand. */
const written = (facts: CallFacts) => [facts.instructions, facts.knowledge, facts.purpose].filter(Boolean).join("\n");

const labelled = (label: string, value = "[A-Z]{0,4}[- ]?\\d[\\d-]{1,18}") => {
  const pattern = new RegExp(`\\b(?:${label})\\s*(?:number|no\\.?|id|code|#)?\\s*(?:is|:|#|=)?\\s*(${value})\\b`, "i");
  return (facts: CallFacts) => pattern.exec(written(facts))?.[1]?.trim() ?? null;
};

const DETAILS: Detail[] = [
  { asked: /\b(?:password|pin|social security|security code)\b/, name: "that", find: () => null },
  { asked: /\bcard number\b/, name: "a card number", find: () => null },
  {
    asked: /\bdate of birth|birth ?(?:day|date)\b/,
    name: "a date of birth",
    find: labelled("date of birth|birthday|birth date|dob|born(?: on)?", "[A-Za-z0-9][A-Za-z0-9 ,./-]{4,24}\\d"),
  },
  {
    asked: /\b(?:phone|callback|call back|contact) number\b/,
    name: "a phone number",
    find: (facts) =>
      facts.callbackNumber ?? labelled("phone|callback|call back|contact|reach", "\\+?[\\d() -]{7,20}\\d")(facts),
  },
  { asked: /\bzip|postal\b/, name: "a postal code", find: labelled("zip|postal|postcode", "[A-Z0-9-]{4,10}") },
  {
    asked: /\be-?mail\b/,
    name: "an e-mail address",
    find: (facts) => /\S+@\S+\.\w+/.exec(written(facts))?.[0] ?? null,
  },
  { asked: /\baddress\b/, name: "an address", find: labelled("address", "\\d+[^.\\n]{4,60}") },
  {
    asked: /\bhow many (?:people|persons|guests)\b/,
    name: "the number of people",
    find: (facts) =>
      /\b(?:table|party|reservation|group)?\s*(?:for|of)\s+(\d+|two|three|four|five|six|seven|eight)\b(?!\s*(?:am|pm|o'clock|:))/i.exec(
        written(facts),
      )?.[1] ?? null,
  },
  ...[
    "order",
    "confirmation",
    "account",
    "reference",
    "case",
    "ticket",
    "policy",
    "member",
    "booking",
    "reservation",
    "tracking",
    "invoice",
    "customer",
    "claim",
    "serial",
  ].map(
    (kind): Detail => ({
      asked: new RegExp(`\\b${kind}(?:ship)?(?:'s)? (?:number|numbered|id|code)\\b`),
      name: `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind} number`,
      find: labelled(kind),
    }),
  ),
  { asked: /\bname\b/, name: "a name", find: (facts) => facts.callerName?.trim() || null },
];

/** What the callee asked for by name, and its value when the user gave one. Null when nothing known was asked for. */
export function givenDetail(text: string, facts: CallFacts): { name: string; value: string | null } | null {
  const plain = text.toLowerCase().replace(/[’]/g, "'");
  const detail = DETAILS.find(({ asked }) => asked.test(plain));
  return detail ? { name: detail.name, value: detail.find(facts) } : null;
}
