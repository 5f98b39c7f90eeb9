import { wordsOf } from "../turns/backchannel.ts";
import { reactToCourtesy } from "./courtesy.ts";
import { type DialogueContext, type DialogueState, end, type Reaction, type Turn } from "./dialogue-state.ts";
import { reactInbound } from "./inbound.ts";
import { type Intent, intentOf } from "./intents.ts";
import { reactOutbound } from "./outbound.ts";
import { PHRASES } from "./phrases.ts";

const MAX_ATTEMPTS = 4;

/** The scripted agent's next words: a function of the talk's state and the other side's turn. */
export function react(state: DialogueState, text: string, context: DialogueContext): Reaction {
  const aside = state.aside && context.timesHeard(state.aside.text) > 0 ? state.aside : null;
  const settled = { ...state, aside };
  const words = withoutOffer(text);
  const turn: Turn = { text: words, intent: intentIn(words, context), question: openQuestion(settled, context) };
  const reaction =
    reactToCourtesy(settled, turn, context) ??
    (context.facts.direction === "inbound" ? reactInbound : reactOutbound)(settled, turn, context);
  // An answer that comes late is an answer: only what again leads nowhere ends the call.
  return reaction.state.attempts > MAX_ATTEMPTS && reaction.action === null ? end(state, PHRASES.enough) : reaction;
}

/** A caller's "no, thank you" answers an offer; a callee's is a refusal. */
function intentIn(text: string, { facts }: DialogueContext): Intent {
  return facts.direction === "inbound" && /^no,? thank(?:s| you)\b/i.test(text) ? "deny" : intentOf(text);
}

/** "It comes on Thursday. Is there anything else?" answers first of all: the offer counts when nothing else was said. */
function withoutOffer(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+/);
  const rest = sentences.filter((sentence) => intentOf(sentence) !== "anything_else");
  const said = rest.join(" ");
  const answers = rest.length < sentences.length && ["statement", "agree", "deny"].includes(intentOf(said));
  return answers && wordsOf(said).length >= 3 ? said : text;
}

/** A question that was heard twice is not put a third time in the same words. */
function openQuestion(state: DialogueState, { questions, timesHeard, facts }: DialogueContext): string {
  const question = questions[state.question] ?? "";
  if (question === "" || timesHeard(question) < 2) return question;
  if (facts.direction === "inbound") return "";
  return timesHeard(PHRASES.anythingAboutIt) < 2 ? PHRASES.anythingAboutIt : "";
}
