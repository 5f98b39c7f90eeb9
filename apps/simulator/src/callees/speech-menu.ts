import { ringing } from "../audio/sounds.ts";
import type { Callee } from "./callee.ts";
import { serveCaller } from "./service-desk.ts";

const WELCOME = "Thank you for calling Summit Insurance. This is an automated system.";
const ASK =
  "Please say what you are calling about. You can say billing, claims, or orders. To speak to a person, say representative.";
const NOT_UNDERSTOOD = "Sorry, I did not understand.";
const GIVE_UP = "We could not understand you. Goodbye.";
const TRANSFER = "Okay. Please hold while I connect you.";
const MAX_ROUNDS = 4;
const DESKS: [RegExp, string][] = [
  [/\bbill/i, "Hello, this is billing. How can I help you?"],
  [/\bclaim/i, "Hello, this is claims. How can I help you?"],
  [/\border/i, "Hello, this is the order desk. How can I help you?"],
  [/\b(representative|operator|person|agent|human)\b/i, "Hello, you have reached the front desk. How can I help you?"],
];

export const speechMenu: Callee = {
  number: "+15005550115",
  name: "Menu that listens",
  description: "A recorded menu that takes words only: billing, claims, orders or representative. It ignores keys.",
  pickUp: "answers",
  answeredBy: "machine",
  phrases: [WELCOME, ASK, NOT_UNDERSTOOD, GIVE_UP, TRANSFER, ...DESKS.map(([, greeting]) => greeting)],
  async script(phone) {
    await phone.pause(600);
    await phone.say(WELCOME, { yields: false });
    for (let round = 0; round < MAX_ROUNDS; round++) {
      phone.forget();
      await phone.say(ASK, { yields: false });
      const heard = await phone.listen(6_000);
      const desk = DESKS.find(([words]) => heard !== null && words.test(heard));
      if (desk) {
        await phone.say(TRANSFER, { yields: false });
        await phone.play(ringing());
        phone.forget();
        await phone.say(desk[1], { voice: "slt" });
        return serveCaller(phone, { voice: "slt" });
      }
      await phone.say(NOT_UNDERSTOOD, { yields: false });
    }
    await phone.say(GIVE_UP, { yields: false });
  },
};
