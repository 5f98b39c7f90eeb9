import type { Tone } from "@parley/ui";
import { CUSTOM, IGNORE, type Reading } from "./decisions.ts";

export type Certainty = "chosen" | "sure" | "likely" | "unsure" | "new" | "left_out";

const SURE = 0.9;
const LIKELY = 0.6;

/** How sure it is that a column is read rightly. `confidence` 0 to 1 is about its suggestion. */
export function certaintyOf({ choice, origin }: Reading, confidence: number): Certainty {
  if (origin === "chosen") return "chosen";
  if (choice === IGNORE) return "left_out";
  if (choice === CUSTOM) return "new";
  if (confidence >= SURE) return "sure";
  return confidence >= LIKELY ? "likely" : "unsure";
}

export const CERTAINTY_LOOKS: Record<Certainty, { word: string; tone: Tone }> = {
  chosen: { word: "Your choice", tone: "accent" },
  sure: { word: "Sure", tone: "positive" },
  likely: { word: "Likely", tone: "info" },
  unsure: { word: "Unsure", tone: "warning" },
  new: { word: "New field", tone: "neutral" },
  left_out: { word: "Left out", tone: "neutral" },
};

/** Worth a look before the import starts. */
export function isDoubtful(certainty: Certainty): boolean {
  return certainty === "likely" || certainty === "unsure";
}
