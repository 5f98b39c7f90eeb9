import { holdMusic } from "../audio/hold-music.ts";
import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const GREETING = "Thank you for calling Green Valley Market. What can I do for you?";
const HOLD_ON = "Please hold for a moment while I look into that.";
const ANNOUNCEMENT = "Thank you for your patience. Please continue to hold.";
const BACK = "Hello, thank you for holding. Now, what would you like to know?";

export const holdLine: Callee = {
  number: "+15005550107",
  name: "Puts you on hold",
  description: "Asks what it is about, then plays hold music for about twenty seconds and comes back to help.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [GREETING, HOLD_ON, ANNOUNCEMENT, BACK, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(900);
    await phone.say(GREETING);
    await phone.listen(8_000);
    await phone.say(HOLD_ON, { yields: false });
    await phone.pause(400);
    await phone.play(holdMusic(9_000));
    await phone.say(ANNOUNCEMENT, { yields: false });
    await phone.play(holdMusic(9_000));
    await phone.pause(600);
    phone.forget();
    await phone.say(BACK);
    await serveCaller(phone);
  },
};
