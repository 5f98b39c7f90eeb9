import { describe, expect, test } from "vitest";
import type { LiveWords } from "@/features/realtime/index.ts";
import type { Segment } from "../call-wire.ts";
import { addWords, transcriptLines } from "./live-words.ts";

const words = (start_ms: number, text: string, final = false, speaker: LiveWords["speaker"] = "callee"): LiveWords => ({
  start_ms,
  speaker,
  text,
  final,
});
const segment = (position: number, start_ms: number, end_ms: number, speaker: string, text: string): Segment => ({
  position,
  start_ms,
  end_ms,
  speaker,
  text,
  confidence: null,
  interrupted: false,
  sentiment: null,
});
const heard = (...all: LiveWords[]) => all.reduce<LiveWords[]>(addWords, []);

describe("words of a live call", () => {
  test("an interim stretch grows in its place and its final form replaces it", () => {
    expect(heard(words(100, "How"), words(100, "How can"), words(100, "How can I help?", true))).toEqual([
      words(100, "How can I help?", true),
    ]);
  });

  test("a late interim form never replaces the final one", () => {
    expect(heard(words(100, "Hello there.", true), words(100, "Hello"))).toEqual([words(100, "Hello there.", true)]);
  });

  test("an interim stretch that starts anew leaves no ghost of the one before", () => {
    expect(heard(words(100, "Wh"), words(140, "What"))).toEqual([words(140, "What")]);
  });

  test("both may speak at once, in order of time", () => {
    const both = heard(words(900, "Wait"), words(500, "It will arrive", true, "agent"), words(900, "Wait a"));
    expect(both.map(({ text }) => text)).toEqual(["It will arrive", "Wait a"]);
  });

  test("what is stored is not shown twice, what is not stored yet is not lost", () => {
    const live = heard(words(100, "Hello.", true), words(2_000, "One", false), words(1_000, "Hi.", true, "agent"));
    const lines = transcriptLines([segment(0, 100, 800, "callee", "Hello.")], live);
    expect(lines.map(({ text, position, final }) => [text, position, final])).toEqual([
      ["Hello.", 0, true],
      ["Hi.", null, true],
      ["One", null, false],
    ]);
  });

  test("words of one speaker inside the other's stretch stay", () => {
    const lines = transcriptLines(
      [segment(0, 0, 5_000, "agent", "A long sentence.")],
      [words(2_000, "Mm-hm.", true, "callee")],
    );
    expect(lines.map(({ text }) => text)).toEqual(["A long sentence.", "Mm-hm."]);
  });
});
