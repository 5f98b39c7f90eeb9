import type { Callee } from "./callee.ts";
import { serveCaller } from "./service-desk.ts";

const HELLO = "Hello, Pine Hotel, this is Jesse.";
const GET_MANAGER = "Hold on, I will get my manager.";
const MANAGER = "Hello, this is Anna, the manager. How can I help you?";
const WALK_MS = 12_000;

export const manager: Callee = {
  number: "+15005550130",
  name: "Gets the manager",
  description: "Asks you to hold on, and after twelve seconds of silence another person speaks.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, GET_MANAGER],
  async script(phone) {
    await phone.pause(800);
    await phone.say(HELLO);
    await phone.listen(8_000);
    await phone.say(GET_MANAGER, { yields: false });
    await phone.pause(WALK_MS);
    phone.forget();
    await phone.say(MANAGER, { voice: "awb" });
    await serveCaller(phone, { voice: "awb" });
  },
};
