import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const GREETING =
  "Thank you for calling Green Valley Market, my name is David. May I ask who is calling, and how I can help you?";

export const supportLine: Callee = {
  number: "+15005550100",
  name: "Helpful support line",
  description: "Answers, asks who is calling and why, answers questions, asks for an order number and says goodbye.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [GREETING, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(900);
    await phone.say(GREETING);
    await serveCaller(phone);
  },
};
