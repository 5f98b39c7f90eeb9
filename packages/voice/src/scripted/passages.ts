import { sentencesOf } from "./tellable.ts";

const WORDS = new Set(["text", "answer", "content", "passage", "passages", "result", "results", "excerpts", "found"]);

/** Sentences in what the look_up tool gave: its text fields, at any depth. */
export function passagesIn(result: unknown): string[] {
  if (typeof result === "string") return sentencesOf(result);
  if (Array.isArray(result)) return result.flatMap(passagesIn);
  if (typeof result !== "object" || result === null || "error" in result) return [];
  return Object.entries(result).flatMap(([key, value]) => (WORDS.has(key) ? passagesIn(value) : []));
}
