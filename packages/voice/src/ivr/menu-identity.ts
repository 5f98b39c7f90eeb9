import type { MenuOption } from "../conversation/call-event.ts";
import type { Menu } from "./parse-menu.ts";

/** Labels that share this much of their letter pairs are the same words to a recognizer ("billing" and "building"). */
const SAME_LABEL = 0.5;
/** Of the shorter reading's choices: a menu is often heard in part. */
const SAME_CHOICES = 0.6;

/**
 * Whether two readings are of the same menu, so that going round in circles is noticed and what was learnt on one call serves the
 * next. Tolerates choices that one reading missed and labels that were recognized differently.
 */
export function sameMenu(a: Menu, b: Menu): boolean {
  const [few, many] = a.options.length <= b.options.length ? [a.options, b.options] : [b.options, a.options];
  if (few.length === 0) return many.length === 0;
  // One choice of many is any menu's "press star to repeat".
  if (few.length === 1 && many.length > 2) return false;
  const matching = few.filter((option) => many.some((other) => sameOption(option, other)));
  return matching.length / few.length >= SAME_CHOICES;
}

function sameOption(a: MenuOption, b: MenuOption): boolean {
  if (a.key !== b.key && a.key !== null && b.key !== null) return false;
  if (a.key === null && b.key === null) return likeness(a.say ?? a.label, b.say ?? b.label) >= SAME_LABEL;
  return likeness(a.label, b.label) >= SAME_LABEL;
}

/** Dice's coefficient over letter pairs, 0..1. Two empty labels are alike. */
function likeness(a: string, b: string): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  if (left.length + right.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of right) {
    const count = counts.get(pair) ?? 0;
    if (count > 0) {
      shared++;
      counts.set(pair, count - 1);
    }
  }
  return (2 * shared) / (left.length + right.length);
}

function pairsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.flatMap((word) => {
    const framed = ` ${word} `;
    return Array.from({ length: framed.length - 1 }, (_, at) => framed.slice(at, at + 2));
  });
}
