import type { Phone } from "../callee/phone.ts";
import { type Intent, intentOf } from "./intents.ts";
import { digitsIn, readOut } from "./spoken-digits.ts";

const PATIENCE_MS = 7_000;
const MAX_TURNS = 30;

const ANYTHING_ELSE = "Is there anything else I can help you with?";
const HOW_CAN_I_HELP = "Thanks. How can I help you?";
const STILL_THERE = "Hello? Are you still there?";
const NOBODY = "I can't hear anyone, so I am hanging up. Goodbye.";
const WHICH_NUMBER = "I can look that up for you. What is the order number?";
const NO_NUMBER = `That's fine, but without the order number I can't look it up. ${ANYTHING_ELSE}`;
const UNCLEAR = "Sorry, I didn't quite get that. Could you say it again?";
const CANNOT = `I am afraid I can't help with that. ${ANYTHING_ELSE}`;
const WELCOME = "You are welcome. Thank you for calling. Goodbye.";
const GOODBYE = "Thank you for calling. Goodbye.";

const ANSWERS: Partial<Record<Intent, string>> = {
  hours: `We are open Monday to Friday from nine to six, and Saturday from ten to two. ${ANYTHING_ELSE}`,
  book: `I have put you down for Tuesday at ten in the morning. ${ANYTHING_ELSE}`,
  reschedule: `Your appointment is now on Friday at three in the afternoon. ${ANYTHING_ELSE}`,
  cancel: `All right, that is cancelled, and there is no fee. ${ANYTHING_ELSE}`,
  refund: `You can return it within thirty days, and the refund takes about five days. ${ANYTHING_ELSE}`,
  price: `It costs forty nine dollars. ${ANYTHING_ELSE}`,
  address: `Our address is twenty Main Street, next to the post office. ${ANYTHING_ELSE}`,
  stock: `Yes, we have that in stock. ${ANYTHING_ELSE}`,
  problem: `I am sorry to hear that. Someone will call you about it tomorrow. ${ANYTHING_ELSE}`,
  person: `My manager is out today, but I can take a message. ${ANYTHING_ELSE}`,
  message: `Thank you, I will pass your message on. ${ANYTHING_ELSE}`,
  who: "My name is David, from Green Valley Market. How can I help you?",
  confirm: "Yes, that's right.",
  are_you_there: "Yes, I am here. How can I help you?",
};

/** Everything that the desk says in fixed words. */
export const DESK_PHRASES = [
  HOW_CAN_I_HELP,
  WHICH_NUMBER,
  UNCLEAR,
  ...Object.values(ANSWERS),
  WELCOME,
  GOODBYE,
  NO_NUMBER,
  CANNOT,
  STILL_THERE,
  NOBODY,
];

type Shape = (samples: Int16Array) => Int16Array;

/**
 * A helpful person at a service desk: answers what the caller asks until one of them says goodbye, or nobody speaks.
 * `shape` changes how the person sounds (a bad line).
 */
export async function serveCaller(phone: Phone, { shape }: { shape?: Shape } = {}): Promise<void> {
  const say = (text: string) => phone.say(text, shape ? { shape } : {});
  let last = HOW_CAN_I_HELP;
  let wantsNumber = false;
  let lost = 0;
  let silences = 0;

  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const heard = await phone.listen(PATIENCE_MS);
    if (heard === null) {
      if (++silences > 1) return void (await say(NOBODY));
      await say(STILL_THERE);
      continue;
    }
    silences = 0;
    const intent = intentOf(heard);
    if (intent === "backchannel") continue;
    const digits = digitsIn(heard);
    if (intent === "goodbye") return partingWords(phone, say, GOODBYE);
    if (intent === "nothing_else" || intent === "no") {
      if (!wantsNumber) return partingWords(phone, say, WELCOME);
      last = NO_NUMBER;
      wantsNumber = false;
    } else if (digits && (wantsNumber || intent === "status")) {
      last = `Thank you. I found number ${readOut(digits)}. It is on its way and will arrive on Thursday. ${ANYTHING_ELSE}`;
      wantsNumber = false;
    } else if (intent === "status" && !wantsNumber) {
      last = WHICH_NUMBER;
      wantsNumber = true;
    } else if (wantsNumber && (intent === "no_number" || intent === "status")) {
      last = NO_NUMBER;
      wantsNumber = false;
    } else if (intent === "thanks") {
      return partingWords(phone, say, WELCOME);
    } else if (intent === "introduction" || intent === "yes") {
      last = HOW_CAN_I_HELP;
    } else if (intent !== "repeat") {
      const answer = ANSWERS[intent];
      lost = answer ? 0 : lost + 1;
      last = answer ?? (lost > 1 ? CANNOT : UNCLEAR);
    }
    await say(last);
  }
  await say(GOODBYE);
}

/** Leaves the other side time for its own goodbye before the line goes dead. */
async function partingWords(phone: Phone, say: (text: string) => Promise<boolean>, words: string): Promise<void> {
  await say(words);
  await phone.pause(1_500);
}
