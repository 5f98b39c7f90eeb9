import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Hello, this is Chris.";
const BACK = "Sorry, I was away for a moment. What did you say?";
const SILENT_MS = 14_000;

export const longSilence: Callee = {
  number: "+15005550122",
  name: "Long silence",
  description: "Greets, listens, says nothing for fourteen seconds, then comes back and helps.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, BACK, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(800);
    await phone.say(HELLO);
    await phone.listen(8_000);
    await phone.pause(SILENT_MS);
    await phone.waitForQuiet(6_000);
    phone.forget();
    await phone.say(BACK);
    await serveCaller(phone);
  },
};
