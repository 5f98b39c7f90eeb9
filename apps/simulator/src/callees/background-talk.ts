import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Corner Bakery, hello?";
const BACKGROUND = [
  "Did you see the game last night? It was really something.",
  "Yes, I watched all of it. I could not believe the last minute.",
];
/** About 25 dB below the person on the phone: somebody across the room. */
const ACROSS_THE_ROOM = 0.056;

export const backgroundTalk: Callee = {
  number: "+15005550126",
  name: "People talking in the background",
  description: "Two people talk across the room all the time, while the person on the phone answers.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, ...DESK_PHRASES],
  async script(phone) {
    const [first, second] = await Promise.all([
      phone.recite(BACKGROUND[0]!, "slt"),
      phone.recite(BACKGROUND[1]!, "awb"),
    ]);
    phone.setBackground(loop([first, second]));
    await phone.pause(900);
    await phone.say(HELLO);
    await serveCaller(phone);
  },
};

function loop(parts: Int16Array[]): (length: number) => Int16Array {
  const pause = new Int16Array(8 * 900);
  const talk = parts.flatMap((part) => [part, pause]);
  const whole = new Int16Array(talk.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of talk) {
    whole.set(part, end);
    end += part.length;
  }
  let at = 0;
  return (length) => Int16Array.from({ length }, () => whole[at++ % whole.length]! * ACROSS_THE_ROOM);
}
