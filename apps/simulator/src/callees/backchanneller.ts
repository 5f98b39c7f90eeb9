import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Hello, Taylor speaking.";
const MURMURS = ["Uh-huh.", "Right.", "Okay."];

export const backchanneller: Callee = {
  number: "+15005550124",
  name: "Someone who murmurs along",
  description: "Says uh-huh, right and okay while the agent speaks, then answers its question.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, ...MURMURS, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(700);
    await phone.say(HELLO);
    for (const murmur of MURMURS) {
      if (!(await phone.waitForSpeech(1_400, 7_000))) break;
      await phone.say(murmur, { yields: false });
      if (!(await phone.waitForSpeech(600, 1_500))) break;
    }
    await serveCaller(phone);
  },
};
