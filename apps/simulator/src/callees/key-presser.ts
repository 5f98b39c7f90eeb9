import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Hello, this is Alex. Let me type in my customer number first.";
const DONE = "There you go. What can I do for you?";
const CUSTOMER_NUMBER = "4271#";

export const keyPresser: Callee = {
  number: "+15005550112",
  name: "Presses keys",
  description: "Types a customer number (4 2 7 1 #) on its keypad, then talks.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, DONE, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(800);
    await phone.say(HELLO);
    for (const digit of CUSTOMER_NUMBER) {
      await phone.pause(350);
      phone.press(digit);
    }
    await phone.pause(500);
    await phone.say(DONE);
    await serveCaller(phone);
  },
};
