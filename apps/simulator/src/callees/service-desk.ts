import type { Phone } from "../callee/phone.ts";
import {
  ANSWERS,
  ANYTHING_ELSE,
  CANNOT,
  FOUND_BY_NAME,
  GOODBYE,
  HOW_CAN_I_HELP,
  NOBODY,
  NOT_FOUND,
  STILL_THERE,
  UNCLEAR,
  WELCOME,
  WHICH_NUMBER,
} from "./desk-answers.ts";
import { intentOf } from "./intents.ts";
import { digitsIn, readOut } from "./spoken-digits.ts";

const PATIENCE_MS = 7_000;
/** Silence after an answer: the caller seems to have what it wanted. */
const AFTER_ANSWER_MS = 3_500;
const MAX_TURNS = 30;

/** Everything that the desk says in fixed words, likely ones first. */
export const DESK_PHRASES = [
  ...[HOW_CAN_I_HELP, WHICH_NUMBER, FOUND_BY_NAME, NOT_FOUND, ANYTHING_ELSE, UNCLEAR, GOODBYE, WELCOME],
  ...Object.values(ANSWERS),
  ...[CANNOT, STILL_THERE, NOBODY],
];

interface DeskState {
  /** The desk has asked for the order number. */
  wantsNumber: boolean;
  /** The desk has answered something since it last asked what else it can do. */
  answered: boolean;
  /** Turns in a row that it did not understand. */
  lost: number;
  last: string;
}

/**
 * A helpful person at a service desk: answers what the caller asks until one of them says goodbye, or nobody speaks.
 * `manner` changes how the person sounds: a bad line, another voice.
 */
export async function serveCaller(phone: Phone, manner: { shape?: Shape; voice?: string } = {}): Promise<void> {
  const say = (text: string) => phone.say(text, manner);
  const state: DeskState = { wantsNumber: false, answered: false, lost: 0, last: HOW_CAN_I_HELP };
  let silences = 0;
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const heard = await phone.listen(state.answered ? AFTER_ANSWER_MS : PATIENCE_MS);
    if (heard === null && state.answered) {
      state.answered = false;
      await say(ANYTHING_ELSE);
    } else if (heard === null) {
      if (++silences > 1) return void (await say(NOBODY));
      await say(STILL_THERE);
    } else {
      silences = 0;
      const reply = replyTo(heard, state);
      if (reply !== null) await say(reply);
      if (reply === GOODBYE || reply === WELCOME) return phone.pause(GOODBYE_MS);
    }
  }
  await say(GOODBYE);
}

type Shape = (samples: Int16Array) => Int16Array;

/** Leaves the other side time for its own goodbye before the line goes dead. */
const GOODBYE_MS = 1_500;

/** The desk's next words; null when nothing needs to be said. */
function replyTo(heard: string, state: DeskState): string | null {
  const intent = intentOf(heard);
  if (intent === "backchannel") return null;
  if (intent === "goodbye") return GOODBYE;
  if (intent === "repeat") return state.last;
  state.last = state.wantsNumber ? lookUp(heard, state) : answer(heard, state);
  return state.last;
}

function answer(heard: string, state: DeskState): string {
  const intent = intentOf(heard);
  const number = digitsIn(heard);
  if (intent === "status") {
    if (number) return found(number, state);
    state.wantsNumber = true;
    return WHICH_NUMBER;
  }
  if (intent === "nothing_else" || intent === "no") return WELCOME;
  if (intent === "thanks") {
    const more = state.answered;
    state.answered = false;
    return more ? ANYTHING_ELSE : WELCOME;
  }
  if (intent === "introduction" || intent === "yes") return HOW_CAN_I_HELP;
  const known = ANSWERS[intent];
  state.lost = known ? 0 : state.lost + 1;
  state.answered = known !== undefined;
  return known ?? (state.lost > 1 ? CANNOT : UNCLEAR);
}

/** The desk waits for an order number: it takes the number, or a name instead, or goes on without. */
function lookUp(heard: string, state: DeskState): string {
  const intent = intentOf(heard);
  const number = digitsIn(heard);
  if (number) return found(number, state);
  state.wantsNumber = false;
  if (/\bname\b/i.test(heard)) {
    state.answered = true;
    return FOUND_BY_NAME;
  }
  return intent === "no_number" || intent === "no" || intent === "status" ? NOT_FOUND : answer(heard, state);
}

function found(number: string, state: DeskState): string {
  state.wantsNumber = false;
  state.answered = true;
  return `Thank you. I found number ${readOut(number)}. It is on its way and will arrive on Thursday.`;
}
