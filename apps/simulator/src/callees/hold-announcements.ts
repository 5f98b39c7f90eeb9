import { holdMusic } from "../audio/hold-music.ts";
import type { Callee } from "./callee.ts";
import { serveCaller } from "./service-desk.ts";

const GREETING =
  "Thank you for calling Lakeside Furniture. All our agents are busy. Please hold and somebody will be with you.";
const ANNOUNCEMENT = "Your call is important to us. Please stay on the line and your call will be answered.";
/** The first words hold what the caller wants to know: they must not be lost. */
const BACK = "It is Maria speaking. The order left us on Tuesday and arrives on Friday. Is there anything else?";
const ANNOUNCEMENTS = 2;

export const holdAnnouncements: Callee = {
  number: "+15005550113",
  name: "Long hold with announcements",
  description:
    "A queue with music and the same announcement every twenty seconds. After a minute a person comes back and tells at once when the order arrives.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [GREETING, ANNOUNCEMENT, BACK],
  async script(phone) {
    await phone.pause(500);
    await phone.say(GREETING, { yields: false });
    await phone.pause(300);
    for (let round = 0; round < ANNOUNCEMENTS; round++) {
      await phone.play(holdMusic(15_000).subarray(0, 8 * 18_000));
      await phone.pause(400);
      await phone.say(ANNOUNCEMENT, { yields: false });
      await phone.pause(400);
    }
    await phone.play(holdMusic(15_000).subarray(0, 8 * 12_000));
    await phone.pause(400);
    phone.forget();
    await phone.say(BACK, { voice: "awb", yields: false });
    await serveCaller(phone, { voice: "awb" });
  },
};
