import { wordsOf } from "@parley/voice";
import { cosine } from "../embeddings/retrieve.ts";
import type { Embed } from "./call-insights.ts";

/** How near two texts are in meaning, 0 to 1. */
export type Compare = (a: string, b: string) => number;

export interface Comparison {
  compare: Compare;
  /** The vector of a text that was given; null without a model. */
  vectorOf(text: string): Float32Array | null;
}

const STOP = new Set(
  "a an and are as at be been but by can could did do does for from had has have he her his how i if in is it its me my of on or our she so that the their them there they this to us was we were what when where which who why will with would you your tell know please thank thanks okay yes no".split(
    " ",
  ),
);
const STEM = 5;
/** Share of the meaning in the mean; the rest is shared words, which the encoder alone undervalues ("July" and "June" are near). */
const MEANING = 0.6;

/** Shared content words as a share of the shorter text's, 0 to 1. */
export function wordOverlap(a: string, b: string): number {
  const [first, second] = [stemsOf(a), stemsOf(b)];
  const shorter = Math.min(first.size, second.size);
  if (shorter === 0) return 0;
  return [...first].filter((stem) => second.has(stem)).length / shorter;
}

/**
 * Compares texts by meaning and words; by words alone those that `embed` was not given. All texts are embedded at once. Without an
 * `embed`, or when it fails, words decide: an analysis must not fail because a model did.
 */
export async function createCompare(texts: readonly string[], embed: Embed | null): Promise<Comparison> {
  const unique = [...new Set(texts)];
  const vectors = (await embed?.(unique).catch(() => null)) ?? [];
  const byText = new Map(unique.map((text, index) => [text, vectors[index]]));
  const compare: Compare = (a, b) => {
    const overlap = wordOverlap(a, b);
    const [first, second] = [byText.get(a), byText.get(b)];
    if (!first || !second) return overlap;
    return MEANING * Math.max(0, cosine(first, second)) + (1 - MEANING) * overlap;
  };
  return { compare, vectorOf: (text) => byText.get(text) ?? null };
}

function stemsOf(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !STOP.has(word))
      .map((word) => word.slice(0, STEM)),
  );
}
