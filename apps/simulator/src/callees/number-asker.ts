import type { Callee } from "./callee.ts";

const HELLO = "Riverside Returns, how can I help you?";
/** Each asks for something that the caller was not given; none may be answered with a made-up number. */
const QUESTIONS = [
  "I need the order number first. What is your order number?",
  "And what is your date of birth, please?",
  "I really need the order number. Can you read me the order number?",
  "What is the phone number on the account?",
  "Are you sure that you do not have the order number?",
];
const GIVE_UP = "Then I am afraid I can't help you. Please call again when you have it. Goodbye.";

export const numberAsker: Callee = {
  number: "+15005550129",
  name: "Asks for numbers again and again",
  description:
    "Asks for an order number, a date of birth and a phone number over and over, and gives up when there are none.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, ...QUESTIONS, GIVE_UP],
  async script(phone) {
    await phone.pause(800);
    await phone.say(HELLO);
    for (const question of QUESTIONS) {
      if ((await phone.listen(9_000)) === null) break;
      await phone.say(question);
    }
    await phone.listen(9_000);
    await phone.say(GIVE_UP, { yields: false });
    await phone.listen(4_000);
  },
};
