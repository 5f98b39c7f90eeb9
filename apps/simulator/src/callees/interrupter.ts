import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Hello?";
const CUT_IN = "Sorry, sorry, who is this, and what is it about?";
const UH_HUH = "Uh-huh.";

export const interrupter: Callee = {
  number: "+15005550104",
  name: "Someone who interrupts",
  description: "Talks over the agent in the middle of its first sentence, later murmurs along, then lets it speak.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, CUT_IN, UH_HUH, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(700);
    await phone.say(HELLO);
    if (await phone.waitForSpeech(1_200, 8_000)) {
      await phone.say(CUT_IN, { yields: false });
      const gaveWay = await phone.waitForQuiet(4_000);
      // What was heard up to here was talked over: a person answers what comes after.
      phone.forget();
      if (gaveWay && (await phone.waitForSpeech(1_500, 6_000))) await phone.say(UH_HUH, { yields: false });
    }
    await serveCaller(phone);
  },
};
