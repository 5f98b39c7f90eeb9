import { wordsOf } from "../turns/backchannel.ts";
import {
  type DialogueContext,
  type DialogueState,
  end,
  type Reaction,
  say,
  stay,
  type Turn,
} from "./dialogue-state.ts";
import { PHRASES } from "./phrases.ts";
import { digitsAloud, numberIn } from "./spoken-numbers.ts";
import { stemsOf } from "./stems.ts";
import { typedAnswer } from "./typed-answer.ts";

/**
 * Takes a turn as the answer to the open question: long numbers are read back first, choices are asked for again when none was
 * named. Null when a read-back was neither confirmed nor denied nor given anew.
 */
export function acceptAnswer(state: DialogueState, turn: Turn, context: DialogueContext): Reaction | null {
  const { intent, text } = turn;
  const number = numberIn(text);
  // What they repeat after us needs no confirmation.
  const said = number !== null && context.gave(number) ? null : number;
  if (state.readBack && intent === "deny" && !said) return say({ ...state, readBack: null }, PHRASES.sayNumberAgain);
  const again = state.readBack !== null && said !== null && said !== state.readBack;
  if (said && (state.readBack === null || again)) {
    const words = `${PHRASES.letMeReadBack} ${digitsAloud(said)}. ${PHRASES.isThatRight}`;
    return say({ ...state, readBack: said }, words);
  }
  if (state.readBack) {
    if (intent !== "agree" && intent !== "statement") return null;
    return advance(state, state.readBack, PHRASES.thanks, context);
  }
  const question = context.typed[state.question];
  if (question?.type === "choice" && typedAnswer(question, text) === null) {
    const which = `${PHRASES.whichOne} ${(question.choices ?? []).join(", ")}?`;
    if (context.timesHeard(which) < 2) return stay(state, which);
  }
  return advance(state, text, PHRASES.noted, context);
}

/** Goes on to the next question, or to the end. */
function advance(state: DialogueState, said: string, thanks: string, context: DialogueContext): Reaction {
  const asked = context.typed[state.question];
  const value = asked ? typedAnswer(asked, said) : null;
  const next = state.question + 1;
  const question = context.questions[next];
  const moved: DialogueState = { ...state, question: next, readBack: null, attempts: 0, askedAgain: false };
  const answer = asked && value !== null ? { answer: { key: asked.key, value } } : {};
  if (question) return { ...say(moved, thanks, question), ...answer };
  if (context.facts.direction !== "inbound") return { ...end(moved, `${thanks} ${PHRASES.allINeeded}`), ...answer };
  const aside = { kind: "anything_else" as const, text: PHRASES.anythingElse };
  return { ...say({ ...moved, aside }, thanks, PHRASES.anythingElse), ...answer };
}

/** A bare "sure" answers a question of yes or no; asked for a fact it only promises one. */
export function isOffer(turn: string, question: string): boolean {
  const wantsFact = /\b(?:when|what|where|how|why|who|which|help me)\b/i.test(question);
  return wantsFact && wordsOf(turn).length < 8;
}

const FACT =
  /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:today|tomorrow|tonight|yesterday|week|month|morning|afternoon|evening|noon|hour|minute|days?|january|february|march|april|june|july|august|september|october|november|december|o'clock|first|second|third|th|dollars?|cents?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand)\b/i;

const DONE =
  /\b(?:done|booked|confirmed|all set|scheduled|reserved|cancell?ed|taken care of|arranged|noted|changed|moved|rescheduled|sorted|updated|ordered|renewed|put you down|will do that|have that (?:down|noted))\b/i;

/**
 * Whether a statement can be an answer: it names a date, time or number, or takes up the words of the question (`about`: and of what was
 * asked for), or says a good deal, or that a thing asked for is done.
 */
export function bearsOn(turn: string, question: string, about: string, attempts: number): boolean {
  if (FACT.test(turn)) return true;
  if (question === PHRASES.askHelp && DONE.test(turn)) return true;
  if (/\bwhen\b/i.test(question) && attempts === 0) return false;
  const asked = new Set(stemsOf(question === PHRASES.askHelp ? about : question));
  const said = stemsOf(turn);
  return said.length >= 4 || said.some((stem) => asked.has(stem));
}
