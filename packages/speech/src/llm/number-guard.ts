import type { AgentRequest } from "@parley/voice";
import { type NumberRun, numberRuns, readings } from "./numbers-in.ts";

/** Fewer digits are ordinary speech ("two questions"), unless they stand in an amount or a date. */
const MANY_DIGITS = 3;
const MONTH =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan\\.?|feb\\.?|mar\\.?|apr\\.?|aug\\.?|sept?\\.?|oct\\.?|nov\\.?|dec\\.?";
const AMOUNT_AFTER =
  /^\s*(?:%|percent|dollars?|cents?|euros?|pounds?|bucks|usd|eur|gbp|€|£|kilos?|grand)\b|^\s*[%€£$]/i;
const AMOUNT_BEFORE = /[$€£]\s*$/;
const DATE_AFTER = new RegExp(`^(?:st|nd|rd|th)?\\s*(?:of\\s+)?(?:${MONTH})\\b`, "i");
const DATE_BEFORE = new RegExp(`\\b(?:${MONTH})\\s+(?:the\\s+)?$`, "i");
const IDIOMS = /\b24\s?\/\s?7\b|\b(?:one )?hundred percent\b|\b100\s?(?:%|percent)/gi;
const DAYS_AHEAD = 14;

/**
 * Whether a sentence states a number that nobody gave: three digits and more, an amount or a date, in figures or words, that stands
 * neither in the facts nor in notes, results of tools or the other side's words. `learn` adds what else was given.
 */
export function createNumberGuard({ facts, history }: Pick<AgentRequest, "facts" | "history">) {
  const known = new Set<string>();
  let strings = "";

  const learn = (text: string) => {
    for (const run of numberRuns(text)) {
      for (const reading of readings(run)) {
        known.add(reading);
        strings += ` ${reading}`;
      }
      // What was said in one breath may be repeated in parts.
      for (const part of run.parts) known.add(part.replace(/\.\d+$/, ""));
      for (const [index, part] of run.parts.entries()) {
        if (index > 0)
          for (const reading of readings({ ...run, parts: [run.parts[index - 1]!, part] })) known.add(reading);
      }
    }
  };
  learn(JSON.stringify(facts));
  for (const day of comingDays(facts.localTime)) known.add(day);
  for (const { speaker, text } of history) if (speaker !== "agent") learn(text);

  const given = (run: NumberRun) =>
    readings(run).some((digits) => known.has(digits) || (digits.length >= MANY_DIGITS && strings.includes(digits))) ||
    // "November 24, 2026" is made of given numbers. Digits read one by one are one number, and have to be given as one.
    (run.parts.some((part) => part.length > 1) && run.parts.every((part) => known.has(part.replace(/\.\d+$/, ""))));

  return {
    learn,
    /** The first unsupported statement's place in the sentence decides nothing: the whole sentence is not to be said. */
    invents(sentence: string): boolean {
      const text = sentence.replace(IDIOMS, " ");
      return numberRuns(text).some((run) => isStatement(run, text) && !given(run));
    },
  };
}

/** Whether a run of numbers says something that can be wrong. */
function isStatement(run: NumberRun, text: string): boolean {
  if (readings(run).some((digits) => digits.length >= MANY_DIGITS)) return true;
  const [before, after] = [text.slice(0, run.from), text.slice(run.to)];
  return AMOUNT_BEFORE.test(before) || AMOUNT_AFTER.test(after) || DATE_BEFORE.test(before) || DATE_AFTER.test(after);
}

/** Days of the month that follow from the date of the call ("Saturday, 21 November 2026, 15:04 (Europe/Berlin)"). */
function comingDays(localTime: string | undefined): string[] {
  const [, day, month, year] = /(\d{1,2}) ([A-Za-z]+) (\d{4})/.exec(localTime ?? "") ?? [];
  const start = Date.parse(`${day} ${month} ${year} UTC`);
  if (Number.isNaN(start)) return [];
  return Array.from({ length: DAYS_AHEAD }, (_, ahead) => String(new Date(start + ahead * 86_400_000).getUTCDate()));
}
