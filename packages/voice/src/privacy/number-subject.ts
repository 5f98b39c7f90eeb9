/** What a number in a conversation is of. */
export type Subject = "card" | "cvv" | "expiry" | "other";

const SUBJECTS: [Subject, RegExp][] = [
  [
    "cvv",
    /\b(?:c\.? ?v\.? ?[vc]2?|security (?:code|number)|verification (?:code|number|value)|card code|(?:number|numbers|code|digits?|three|four)(?: \w+){0,3} on the (?:back|signature)|back of (?:the|your|my) card)\b/gi,
  ],
  ["expiry", /\b(?:expir\w*|exp\.? date|valid (?:thru|through|until|till)|good (?:thru|through))\b/gi],
  [
    "card",
    /\b(?:(?:credit|debit|payment|bank|charge|gift) cards?|card(?:'s)? (?:number|details|info\w*)|(?:number|digits) (?:on|of|from) (?:the|your|my|that|this) (?:front of )?(?:the |your |my )?card|(?:my|your|the|a) card|visa|master ?card|amex|american express|discover card|maestro|long number|(?:sixteen|16)[- ]digits?(?: number)?)\b/gi,
  ],
  [
    "other",
    /\b(?:(?:order|phone|telephone|cell|mobile|callback|tracking|reference|confirmation|case|ticket|customer|member(?:ship)?|policy|invoice|booking|reservation|extension|flight|room|house|serial|model|suite|apartment|unit|account|passport|licen[sc]e)(?:'s)?(?: (?:number|no|id|code))?|zip|postal|post ?code|area code|street|avenue|road|date of birth|birth ?(?:day|date)|born|address|ending (?:in|with)|last four|dollars?|euros?|pounds?|cents|percent|minutes?|hours?|o'?clock|a\.?m|p\.?m|days?|weeks?|years?|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/gi,
  ],
];

export interface Mention {
  subject: Subject;
  at: number;
  to: number;
}

/** Everything in `text` that says what a number is of, in order. The more telling one wins where two overlap. */
export function findSubjects(text: string): Mention[] {
  const plain = text.replace(/’/g, "'");
  const found: Mention[] = [];
  for (const [subject, pattern] of SUBJECTS) {
    for (const match of plain.matchAll(pattern)) {
      const mention = { subject, at: match.index, to: match.index + match[0].length };
      if (!found.some((known) => known.at < mention.to && mention.at < known.to)) found.push(mention);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}
