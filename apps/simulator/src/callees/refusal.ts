import type { Callee } from "./callee.ts";

const HELLO = "Yes, hello?";
const REFUSAL = "No, I am not interested. Please don't call me again. Goodbye.";

export const refusal: Callee = {
  number: "+15005550106",
  name: "Refusal",
  description: "Listens to the first sentence, is not interested, asks not to be called again and hangs up.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, REFUSAL],
  async script(phone) {
    await phone.pause(800);
    await phone.say(HELLO);
    await phone.listen(8_000);
    await phone.say(REFUSAL, { yields: false });
    await phone.pause(300);
  },
};
