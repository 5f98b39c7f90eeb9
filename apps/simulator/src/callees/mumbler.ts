import { createNoise, muffle } from "../audio/bad-line.ts";
import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Yeah, uh, hello? Sorry, it is a bad line. Who is this?";
/** About 12 dB below the muffled voice: hard work for a recogniser, but not hopeless. */
const NOISE_LEVEL = 0.012;

export const mumbler: Callee = {
  number: "+15005550111",
  name: "Bad line",
  description: "Mumbles on a noisy line, but answers questions.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, ...DESK_PHRASES],
  async script(phone) {
    phone.setBackground(createNoise(NOISE_LEVEL));
    await phone.pause(900);
    await phone.say(HELLO, { shape: muffle });
    await serveCaller(phone, { shape: muffle });
  },
};
