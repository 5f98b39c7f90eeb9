import { reactToCourtesy } from "./courtesy.ts";
import { type DialogueContext, type DialogueState, end, type Reaction, type Turn } from "./dialogue-state.ts";
import { reactInbound } from "./inbound.ts";
import { intentOf } from "./intents.ts";
import { reactOutbound } from "./outbound.ts";
import { PHRASES } from "./phrases.ts";

const MAX_ATTEMPTS = 4;

/** The scripted agent's next words: a function of the talk's state and the other side's turn. */
export function react(state: DialogueState, text: string, context: DialogueContext): Reaction {
  if (state.attempts >= MAX_ATTEMPTS) return end(state, PHRASES.enough);
  const aside = state.aside && context.timesHeard(state.aside.text) > 0 ? state.aside : null;
  const settled = { ...state, aside };
  const turn: Turn = { text, intent: intentOf(text), question: openQuestion(settled, context) };
  return (
    reactToCourtesy(settled, turn, context) ??
    (context.facts.direction === "inbound" ? reactInbound : reactOutbound)(settled, turn, context)
  );
}

/** A question that was heard twice is not put a third time in the same words. */
function openQuestion(state: DialogueState, { questions, timesHeard }: DialogueContext): string {
  const question = questions[state.question] ?? "";
  if (question === "" || timesHeard(question) < 2) return question;
  return timesHeard(PHRASES.anythingAboutIt) < 2 ? PHRASES.anythingAboutIt : "";
}
