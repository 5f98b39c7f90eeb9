import type { CallQuestion } from "../agent/agent.ts";
import { intentOf } from "./intents.ts";
import { numberIn, quantityIn } from "./spoken-numbers.ts";
import { stemsOf } from "./stems.ts";

/**
 * The value of what somebody said as an answer to a question, in the question's type: a number, true or false, one of the choices,
 * or the words themselves (dates stay words: "Tuesday at ten"). Null when the words do not fit the type.
 */
export function typedAnswer(question: CallQuestion, said: string): string | number | boolean | null {
  const words = said.trim();
  switch (question.type) {
    case "number": {
      const digits = numberIn(words);
      return digits && !/[$.]\d|hundred|thousand/.test(words) ? Number(digits) : quantityIn(words);
    }
    case "boolean": {
      const plain = words.toLowerCase();
      const intent = intentOf(words);
      if (intent === "deny" || intent === "unable" || /\b(?:not|no|never|n't|closed|unfortunately)\b|n't\b/.test(plain))
        return false;
      if (intent === "agree" || /^(?:yes|yeah|yep|sure|of course|certainly|absolutely)\b/.test(plain)) return true;
      return intent === "statement" ? true : null;
    }
    case "choice":
      return chosen(question.choices ?? [], words);
    default:
      return words || null;
  }
}

/** The choice whose words were said; null when none or several were. */
function chosen(choices: readonly string[], said: string): string | null {
  const plain = said.toLowerCase();
  const literal = choices.filter((choice) => plain.includes(choice.toLowerCase()));
  if (literal.length === 1) return literal[0]!;
  const stems = new Set(stemsOf(said));
  const meant = choices.filter((choice) => stemsOf(choice).some((stem) => stems.has(stem)));
  return meant.length === 1 ? meant[0]! : null;
}
