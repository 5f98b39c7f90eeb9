import type { Transcript } from "@parley/voice";
import type { DeepgramResults } from "./messages.ts";

/** Results carry times, not utterances. A result that ends within this of a boundary is from before it. */
const SLACK_SECONDS = 0.05;

interface Utterance {
  id: number;
  finals: string[];
  /** Words that are not final yet. */
  interim: string;
  confidence: number;
}

const newUtterance = (id: number): Utterance => ({ id, finals: [], interim: "", confidence: 0 });
const textOf = ({ finals, interim }: Utterance) => [...finals, interim].filter(Boolean).join(" ");

/**
 * Sorts Deepgram's results into utterances: one that comes late is added to the utterance that it was spoken in, one that reaches
 * over a boundary is parted there by its words' times. Times in seconds of the call.
 */
export function createUtteranceLog() {
  let current = newUtterance(0);
  let previous: Utterance | null = null;
  let boundary = 0;
  let finalUntil = 0;

  const add = (utterance: Utterance, result: DeepgramResults, text: string) => {
    utterance.interim = result.is_final ? "" : text;
    if (result.is_final && text) utterance.finals.push(text);
    if (text) utterance.confidence = result.channel.alternatives[0]!.confidence;
  };
  const told = (utterance: Utterance, settled: boolean): Transcript => ({
    utterance: utterance.id,
    text: textOf(utterance),
    confidence: utterance.confidence,
    settled,
  });

  return {
    /** Up to here all words are final. */
    get finalUntil() {
      return finalUntil;
    },
    get hasInterim() {
      return current.interim !== "";
    },
    next(id: number, at: number) {
      previous = current;
      current = newUtterance(id);
      boundary = at;
    },
    /**
     * What a result says about each utterance; `streamStart` is where the connection's audio begins. A transcript of the current
     * one is settled when the result is final up to `settleAt`.
     */
    take(result: DeepgramResults, streamStart: number, settleAt: number | null): Transcript[] {
      const { transcript, words } = result.channel.alternatives[0]!;
      const end = streamStart + result.start + result.duration;
      if (result.is_final) finalUntil = Math.max(finalUntil, end);
      const settled = result.is_final && settleAt !== null && end >= settleAt;
      const news: Transcript[] = [];
      let text = transcript;
      if (previous && transcript && streamStart + result.start < boundary) {
        const before = words.filter((word) => streamStart + word.end <= boundary + SLACK_SECONDS);
        const ofPrevious = end <= boundary + SLACK_SECONDS ? transcript : wordsText(before);
        text = end <= boundary + SLACK_SECONDS ? "" : ofPrevious ? wordsText(words.slice(before.length)) : transcript;
        if (result.is_final && ofPrevious) {
          add(previous, result, ofPrevious);
          news.push(told(previous, true));
        }
      }
      add(current, result, text);
      if (text || settled) news.push(told(current, settled));
      return news;
    },
    /** All words so far, final or not. */
    soFar: (): Transcript => told(current, true),
    /** The connection is gone: what was not final will be recognized again. */
    dropInterim() {
      current.interim = "";
    },
  };
}

const wordsText = (words: { word: string; punctuated_word?: string }[]) =>
  words.map(({ word, punctuated_word }) => punctuated_word ?? word).join(" ");
