import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Hello, this is Alex.";
const ROUNDS = 3;
const LET_IT_SPEAK_MS = 2_500;
const CUT_IN = "Excuse me, who is this, and why are you calling?";
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
    let talking = false;
    for (let round = 0; round < ROUNDS && !talking; round++) {
      await phone.say(HELLO);
      talking = await phone.waitForSpeech(1_200, 6_000);
    }
    if (talking) {
      await phone.say(CUT_IN, { yields: false });
      const gaveWay = await phone.waitForQuiet(4_000);
      // What was heard up to here was talked over: a person answers what comes after.
      phone.forget();
      if (gaveWay && (await phone.waitForSpeech(1_500, 6_000))) {
        await phone.say(UH_HUH, { yields: false });
        // Whoever murmurs along means "go on": an agent that falters for a moment is not answered yet.
        await phone.pause(LET_IT_SPEAK_MS);
      }
    }
    await serveCaller(phone);
  },
};
