import { holdsCardNumber, isCardNumber } from "./card-number.ts";
import { type DigitRun, findDigitRuns } from "./digit-runs.ts";
import { findSubjects, type Mention, type Subject } from "./number-subject.ts";

export type GuardedSpeaker = "callee" | "agent" | "supervisor";

export interface GuardedText {
  text: string;
  masked: boolean;
  /**
   * What was passed before (by its place in the order of `mask` calls, from 0) and turns out to be part of a card's number now:
   * its text, masked. Its sound is to be muted as well.
   */
  revised: { index: number; text: string }[];
}

export interface DigitGuard {
  /** The words of one utterance as they may be kept. Call it once an utterance, in order. */
  mask(text: string, speaker: GuardedSpeaker): GuardedText;
  /** Words that are not final yet as they may be shown: masked by what is known so far, and not remembered. */
  preview(text: string): { text: string; masked: boolean };
  /** Whether words that are not final yet may be a card's digits: what is recorded of them must wait, and be muted in doubt. */
  suspects(text: string): boolean;
}

/** Utterances after which a card that was spoken of is no longer what a number is of. */
const LATELY = 12;
/** Earlier utterances of one speaker that may belong to a number said piece by piece. */
const PIECES = 8;
/** Digits that make an utterance worth holding back before anybody spoke of a card. */
const SUSPICIOUS = 8;
/** Shorter rows in a sentence are counts and choices, not pieces of a card's number. */
const SHORTEST_PIECE = 3;
const DATE_OR_TIME = /^(?:(?:0?[1-9]|1[0-2])\s?\/\s?(?:20)?\d\d|\d{1,2}:\d\d|(?:19|20)\d\d-\d\d-\d\d)$/;
const MONEY_BEFORE = /[$€£]\s?$/;

interface Past {
  index: number;
  speaker: GuardedSpeaker;
  text: string;
  runs: DigitRun[];
  masked: Set<DigitRun>;
}

/**
 * Keeps the digits of payment cards out of what is stored: numbers of cards (brand, length and check digit), also when they are said
 * piece by piece over several turns, and codes from a card's back, each digit as "•". Once a card is spoken of, its digits are
 * masked even when they were misheard. Order numbers, phone numbers, dates and amounts stay.
 */
export function createDigitGuard(): DigitGuard {
  const past: Past[] = [];
  let topics: Subject[] = [];
  let topicAge = 0;
  let count = 0;

  /** What a row of digits is of: the word before it, else what was asked for, else the word after it. */
  const subjectsOf = (run: DigitRun, mentions: readonly Mention[]): Subject[] => {
    const before = mentions.findLast((mention) => mention.to <= run.from);
    if (before) return [before.subject];
    if (topics.length > 0) return topics;
    const after = mentions.find((mention) => mention.at >= run.to);
    return after ? [after.subject] : [];
  };

  const isSecret = (
    text: string,
    run: DigitRun,
    mentions: readonly Mention[],
    allRuns: readonly DigitRun[],
  ): boolean => {
    if (holdsCardNumber(run.digits)) return true;
    if (DATE_OR_TIME.test(text.slice(run.from, run.to)) || MONEY_BEFORE.test(text.slice(0, run.from))) return false;
    const subjects = subjectsOf(run, mentions);
    const following = mentions.find((mention) => mention.at >= run.to && mention.at - run.to < 3);
    if (following?.subject === "other" && run.digits.length < 13) return false;
    const piece = run.digits.length >= SHORTEST_PIECE || isAllDigits(text, allRuns);
    if (subjects.includes("card")) return piece;
    return subjects.includes("cvv") && piece && run.digits.length <= 4;
  };

  /** A number said in pieces without a word of a card: found once the pieces make one. */
  const findPieces = (current: Past): Past[] => {
    const pieces = [current];
    for (const one of past.slice(-PIECES).reverse()) {
      if (one.speaker !== current.speaker) continue;
      if (!isAllDigits(one.text, one.runs)) break;
      pieces.unshift(one);
      if (isCardNumber(pieces.flatMap((piece) => piece.runs.map((run) => run.digits)).join(""))) return pieces;
    }
    return [];
  };

  return {
    mask(text, speaker) {
      const mentions = findSubjects(text);
      const runs = findDigitRuns(text);
      const secret = runs.filter((run) => isSecret(text, run, mentions, runs));
      const current: Past = { index: count++, speaker, text, runs, masked: new Set(secret) };
      const revised: GuardedText["revised"] = [];
      if (runs.length > 0 && isAllDigits(text, runs)) {
        for (const piece of findPieces(current)) {
          const isNew = piece.runs.some((run) => !piece.masked.has(run));
          piece.masked = new Set(piece.runs);
          if (isNew && piece !== current) revised.push({ index: piece.index, text: masked(piece) });
          topics = ["card"];
          topicAge = 0;
        }
      }
      remember(mentions, secret.length > 0);
      past.push(current);
      if (past.length > 2 * PIECES) past.shift();
      return { text: masked(current), masked: current.masked.size > 0, revised };
    },
    preview(text) {
      const mentions = findSubjects(text);
      const runs = findDigitRuns(text);
      const secret = new Set(runs.filter((run) => isSecret(text, run, mentions, runs)));
      return { text: masked({ text, runs, masked: secret }), masked: secret.size > 0 };
    },
    suspects(text) {
      const runs = findDigitRuns(text);
      if (runs.length === 0) return false;
      const mentions = findSubjects(text);
      if (runs.some((run) => isSecret(text, run, mentions, runs))) return true;
      if (runs.some((run) => run.digits.length >= SUSPICIOUS && !subjectsOf(run, mentions).includes("other")))
        return true;
      return (
        topics.some((topic) => topic === "card" || topic === "cvv") &&
        !mentions.some(({ subject }) => subject === "other")
      );
    },
  };

  function remember(mentions: readonly Mention[], secret: boolean) {
    // The last sentence that names a subject counts: "what is the expiry date, and the code on the back?" asks for both.
    const named = mentions.filter(({ subject }) => subject !== "other").map(({ subject }) => subject);
    if (named.length > 0) {
      topics = [...new Set(named)];
      topicAge = 0;
    } else if (mentions.some(({ subject }) => subject === "other") && !secret) topics = [];
    else if (secret) topicAge = 0;
    else if (++topicAge > LATELY) topics = [];
  }
}

/** Whether an utterance is hardly more than digits: "four one one one", "yes, 4111". */
function isAllDigits(text: string, runs: readonly DigitRun[]): boolean {
  if (runs.length === 0) return false;
  const rest = runs.reduceRight((left, run) => left.slice(0, run.from) + left.slice(run.to), text);
  return (rest.match(/[\p{L}']+/gu) ?? []).length <= 2;
}

function masked({ text, runs, masked: hidden }: Pick<Past, "text" | "runs" | "masked">): string {
  const parts = runs.filter((run) => hidden.has(run)).flatMap((run) => run.parts);
  return parts.reduceRight(
    (whole, part) => whole.slice(0, part.from) + "•".repeat(part.digits.length) + whole.slice(part.to),
    text,
  );
}
