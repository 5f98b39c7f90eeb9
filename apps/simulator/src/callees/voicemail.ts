import { tone } from "../audio/tones.ts";
import type { Callee } from "./callee.ts";

const GREETING =
  "Hi, you have reached Sam Carter. I can't take your call right now. Please leave a message after the tone.";
const BEEP = tone([1000], 500, 0.5);
const MAX_MESSAGE_MS = 120_000;
const SILENCE_AFTER_MESSAGE_MS = 4_000;

export const voicemail: Callee = {
  number: "+15005550103",
  name: "Voicemail",
  description: "A greeting and a beep, then it records. Hangs up after four seconds of silence.",
  pickUp: "answers",
  answeredBy: "machine",
  phrases: [GREETING],
  async script(phone) {
    await phone.pause(500);
    // A machine does not notice that somebody talks over it.
    await phone.say(GREETING, { yields: false });
    await phone.pause(400);
    await phone.play(BEEP);
    phone.markBeep();
    phone.forget();
    const full = phone.elapsedMs + MAX_MESSAGE_MS;
    while (phone.elapsedMs < full && (await phone.listen(SILENCE_AFTER_MESSAGE_MS)) !== null);
  },
};
