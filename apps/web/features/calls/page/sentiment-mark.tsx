import { Frown, Smile } from "lucide-react";
import { moodOf } from "./call-words.ts";

/** How somebody sounded, as a small face: told by its shape and words, not by colour alone. Nothing for what is neither. */
export function SentimentMark({ sentiment }: { sentiment: number }) {
  const mood = moodOf(sentiment);
  if (mood === "neutral") return null;
  const Face = mood === "pleased" ? Smile : Frown;
  const word = mood === "pleased" ? "Sounds pleased" : "Sounds displeased";
  return (
    <span title={word} className={mood === "pleased" ? "text-positive" : "text-negative"}>
      <Face aria-hidden="true" className="size-3.5" />
      <span className="sr-only">{word}</span>
    </span>
  );
}
