import { cough } from "../audio/sounds.ts";
import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Hello, this is Jamie.";
const COUGHS = 3;

export const coughing: Callee = {
  number: "+15005550125",
  name: "Someone who coughs",
  description: "Coughs three times while the agent speaks without meaning to interrupt, then answers.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(700);
    await phone.say(HELLO);
    for (let time = 1; time <= COUGHS; time++) {
      if (!(await phone.waitForSpeech(1_000, 7_000))) break;
      await phone.play(cough(time));
    }
    await serveCaller(phone);
  },
};
