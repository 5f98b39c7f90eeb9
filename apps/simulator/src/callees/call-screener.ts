import { ringing } from "../audio/sounds.ts";
import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const SCREENING =
  "Hi. The person you are calling is using a screening service. Please tell me your name and why you are calling.";
const AGAIN = "Please tell me your name now, and why you are calling.";
const CONNECTING = "Thank you. Please hold while I try to connect you.";
const NOBODY = "No name was given. Goodbye.";
const PICKED_UP = "Hello, this is Sam. I heard your message. What can I do for you?";

export const callScreener: Callee = {
  number: "+15005550110",
  name: "Call screener",
  description: "A machine asks for your name and why you are calling, then a person takes the call.",
  pickUp: "answers",
  answeredBy: "machine",
  phrases: [SCREENING, AGAIN, CONNECTING, NOBODY, PICKED_UP, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(500);
    await phone.say(SCREENING, { yields: false });
    phone.forget();
    let reason = await phone.listen(6_000);
    if (reason === null) {
      await phone.say(AGAIN, { yields: false });
      reason = await phone.listen(8_000);
    }
    if (reason === null) return void (await phone.say(NOBODY, { yields: false }));
    await phone.say(CONNECTING, { yields: false });
    await phone.play(ringing());
    phone.forget();
    await phone.say(PICKED_UP);
    await serveCaller(phone);
  },
};
