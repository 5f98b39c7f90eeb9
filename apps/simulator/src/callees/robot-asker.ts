import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Hello, this is Morgan.";
const ROBOT = "Wait. Are you a robot?";
const OKAY = "Okay, thank you for telling me. How can I help you?";

export const robotAsker: Callee = {
  number: "+15005550128",
  name: "Asks whether you are a robot",
  description: "Wants to know whether it is talking to a robot, then helps.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, ROBOT, OKAY, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(800);
    await phone.say(HELLO);
    await phone.listen(8_000);
    await phone.say(ROBOT);
    await phone.listen(8_000);
    await phone.say(OKAY);
    await serveCaller(phone);
  },
};
