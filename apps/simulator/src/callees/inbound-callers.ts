import type { Phone } from "../callee/phone.ts";
import type { Callee } from "./callee.ts";

const PATIENCE_MS = 9_000;
const MAX_TURNS = 10;
const ARE_YOU_THERE = "Hello? Is anybody there?";
const NOBODY = "There is nobody there. Goodbye.";
const NAME = "My name is Robin Lane.";
const ORDER = "The order number is four four one seven.";
const PHONE = "You can reach me at five five five, zero one five zero.";
const YES = "Yes, please.";
const THANKS = "All right, thank you. That is all I wanted. Goodbye.";

/** What a caller answers when it is asked for something. The first rule that fits wins. */
const ANSWERS: [RegExp, string][] = [
  [/order number|number of (your|the) order/i, ORDER],
  [/(phone|call ?back|telephone) number|number.*(reach|call) you|best number/i, PHONE],
  [/your name|who (is|am i)|whom|may i have .*name/i, NAME],
];

interface Wish {
  number: string;
  name: string;
  description: string;
  /** First words after the greeting. */
  opening: string;
  /** Said after a beep, when the call ends in taking a message. */
  message?: string;
}

function caller({ number, name, description, opening, message }: Wish): Callee {
  return {
    number,
    name,
    description,
    pickUp: "answers",
    answeredBy: "human",
    phrases: [
      opening,
      ...ANSWERS.map(([, answer]) => answer),
      THANKS,
      ARE_YOU_THERE,
      NOBODY,
      ...(message ? [message, YES] : []),
    ],
    async script(phone) {
      await phone.listen(PATIENCE_MS);
      await phone.say(opening);
      await talk(phone, opening, message);
    },
  };
}

async function talk(phone: Phone, opening: string, message: string | undefined): Promise<void> {
  let silences = 0;
  let answered = 0;
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const heard = await phone.listen(PATIENCE_MS);
    if (heard === null) {
      if (++silences > 1) return void (await phone.say(NOBODY));
      await phone.say(ARE_YOU_THERE);
    } else if (message && /\b(beep|tone|leave your message)\b/i.test(heard)) {
      await phone.pause(1_200);
      return void (await phone.say(message, { yields: false }));
    } else if (/good ?bye|bye\b/i.test(heard)) return phone.pause(800);
    else {
      const offered = message !== undefined && /\bmessage\b/i.test(heard);
      const answer = offered ? YES : ANSWERS.find(([asked]) => asked.test(heard))?.[1];
      if (answer) await phone.say(answer);
      else if (/\?|\b(how can|what can|may i help|say (that|it) again|repeat)\b/i.test(heard) && answered === 0) {
        answered++;
        await phone.say(opening);
      } else if (/\b(one moment|hold|connect|put you through|transfer)/i.test(heard))
        await phone.waitForSpeech(400, 30_000);
      else return void (await phone.say(THANKS));
    }
  }
}

/** People who ring numbers of ours. Rung themselves they answer in the same words. */
export const inboundCallers: Callee[] = [
  caller({
    number: "+15005550150",
    name: "Caller with a question",
    description: "Rings a number of ours and asks about the opening hours.",
    opening: "Hello, I would like to know when you are open on Saturday.",
  }),
  caller({
    number: "+15005550151",
    name: "Caller who wants a person",
    description: "Rings a number of ours and asks to be put through to a person in billing.",
    opening: "Hello, I have a question about my bill. Can you put me through to somebody in billing, please?",
  }),
  caller({
    number: "+15005550152",
    name: "Caller who leaves a message",
    description: "Rings a number of ours and leaves a message after the beep.",
    opening: "Hello, I want to leave a message for the manager.",
    message: "This is Robin Lane. Please call me back tomorrow at five five five, zero one five zero. Thank you.",
  }),
];
