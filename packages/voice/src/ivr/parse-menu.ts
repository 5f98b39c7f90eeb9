import type { MenuOption } from "../conversation/call-event.ts";
import { findGives, type Give, type Token, tokenize } from "./find-gives.ts";
import { keyOf } from "./menu-keys.ts";
import { labelText, startsLabel } from "./menu-label.ts";

export interface Menu {
  options: MenuOption[];
}

/** "4. Sales, press one": recognizers hear the number where a menu says "for". */
const FOR_AS_FOUR = /(^|[.,;!?]\s*)(?:4|four)[.,]?\s+(?=[a-z][^.!?]{0,60}\bpress\b)/gi;

/**
 * Reads a spoken menu as recognizers write it: "for sales press one", "press 2 for billing, 3 for support", "to speak to a
 * representative, say agent or press zero", "para español oprima dos". Answers null when the words offer no choice. A label is
 * what the choice is for, without "for" and "to"; "" when none was said.
 */
export function parseMenu(text: string): Menu | null {
  const tokens = tokenize(text.replace(FOR_AS_FOUR, "$1For "));
  const options: MenuOption[] = [];
  let orphan: Token[] = [];
  for (const sentence of sentences(tokens)) {
    const gives = mergeAlternatives(sentence, findGives(sentence));
    if (gives.length === 0) {
      // "To speak to sales. Press one.": recognizers put a full stop where the voice fell. "Press two. For billing."
      const last = options.at(-1);
      if (startsLabel(sentence) && last?.label === "") last.label = labelText(sentence);
      else orphan = startsLabel(sentence) ? sentence : [];
      continue;
    }
    options.push(...readSentence(sentence, gives, orphan));
    orphan = [];
  }
  const unique = dropRepeats(options);
  const spokenOnly = unique.every((option) => option.key === null);
  // One word that somebody might say is no menu: "you can say that".
  if (unique.length === 0 || (spokenOnly && unique.length < 2 && unique[0]!.label === unique[0]!.say)) return null;
  return { options: unique };
}

function sentences(tokens: readonly Token[]): Token[][] {
  const all: Token[][] = [[]];
  for (const token of tokens) {
    if (token.break === "sentence") all.push([]);
    else all.at(-1)!.push(token);
  }
  return all.filter((sentence) => sentence.length > 0);
}

/** "Say agent or press zero": one choice that can be given in two ways. */
function mergeAlternatives(tokens: readonly Token[], gives: readonly Give[]): Give[] {
  const merged: Give[] = [];
  for (const give of gives) {
    const last = merged.at(-1);
    const between = last ? tokens.slice(last.to, give.from) : [];
    const joined = between.every((token) => token.break === "clause" || ["or", "just", "simply"].includes(token.plain));
    const complement =
      last && (last.key === null) !== (give.key === null) && (last.say === null) !== (give.say === null);
    if (last && joined && complement && between.some((token) => token.plain === "or")) {
      merged[merged.length - 1] = {
        from: last.from,
        to: give.to,
        key: last.key ?? give.key,
        say: last.say ?? give.say,
      };
    } else merged.push(give);
  }
  return merged;
}

function readSentence(tokens: readonly Token[], gives: readonly Give[], orphan: readonly Token[]): MenuOption[] {
  const before = tokens.slice(0, gives[0]!.from);
  const labelFirst = orphan.length > 0 || startsLabel(before);
  return labelFirst ? readLabelsFirst(tokens, gives, orphan) : readKeysFirst(tokens, gives);
}

/** "For sales press 1, billing 2, or support 3." */
function readLabelsFirst(tokens: readonly Token[], gives: readonly Give[], orphan: readonly Token[]): MenuOption[] {
  const options: MenuOption[] = [];
  let from = 0;
  for (const [index, give] of gives.entries()) {
    const said = tokens.slice(from, give.from);
    const parts = index > 0 ? shortened(said, "last") : { options: [], rest: said };
    options.push(...parts.options);
    const label = labelText(parts.rest) || (index === 0 ? labelText(orphan) : "");
    options.push({ key: give.key, say: give.say, label: label || (give.say ?? "") });
    from = give.to;
  }
  options.push(...shortened(tokens.slice(from), "last").options);
  return options;
}

/** "Press 1 for sales, 2 for billing, or 3 for support." */
function readKeysFirst(tokens: readonly Token[], gives: readonly Give[]): MenuOption[] {
  const options: MenuOption[] = [];
  // "You can say billing or orders, to speak to a person, say agent": words need no label, so what follows one is the next one's.
  const wordsOnly = gives.every((give) => give.key === null) && labelText(tokens.slice(gives.at(-1)!.to)) === "";
  let ahead = "";
  for (const [index, give] of gives.entries()) {
    const said = tokens.slice(give.to, gives[index + 1]?.from ?? tokens.length);
    const parts = shortened(said, "first");
    const label = labelText(parts.rest);
    options.push(
      { key: give.key, say: give.say, label: (wordsOnly ? ahead : label) || (give.say ?? "") },
      ...parts.options,
    );
    ahead = label;
  }
  return options;
}

/**
 * Entries without a verb: "…, 2 for billing" (key first) or "…, billing 2" (key last). `rest` is what belongs to the entry with
 * the verb.
 */
function shortened(tokens: readonly Token[], key: "first" | "last"): { options: MenuOption[]; rest: Token[] } {
  const options: MenuOption[] = [];
  let rest: Token[] = [];
  let current: { key: string; label: Token[] } | null = null;
  let part: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const digit = token.break === "" ? keyOf(token.plain) : null;
    const following = tokens[index + 1];
    if (key === "first" && digit !== null && following && startsLabel(tokens.slice(index + 1))) {
      if (current) options.push({ key: current.key, say: null, label: labelText(current.label) });
      current = { key: digit, label: [] };
    } else if (key === "last" && digit !== null && part.length > 0 && endsEntry(following)) {
      options.push({ key: digit, say: null, label: labelText(part) });
      part = [];
    } else if (current) current.label.push(token);
    else if (key === "last") part.push(token);
    else rest.push(token);
  }
  if (current) options.push({ key: current.key, say: null, label: labelText(current.label) });
  if (key === "last") rest = part;
  return { options, rest };
}

const endsEntry = (token: Token | undefined) =>
  token === undefined || token.break !== "" || token.plain === "or" || token.plain === "and" || startsLabel([token]);

/** The same choice read out twice is one choice; the longer label says more. */
function dropRepeats(options: readonly MenuOption[]): MenuOption[] {
  const unique: MenuOption[] = [];
  for (const option of options) {
    const same = unique.find((known) =>
      option.key === null
        ? known.key === null && known.say?.toLowerCase() === option.say?.toLowerCase()
        : known.key === option.key,
    );
    if (!same) unique.push(option);
    else {
      if (same.label === "") same.label = option.label;
      same.say ??= option.say;
    }
  }
  return unique;
}
