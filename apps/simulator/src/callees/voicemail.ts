import { tone } from "../audio/tones.ts";
import type { Callee } from "./callee.ts";

const MAX_MESSAGE_MS = 120_000;
const SILENCE_AFTER_MESSAGE_MS = 4_000;

interface Greeting {
  number: string;
  name: string;
  description: string;
  greeting: string;
  /** Frequency and length; no beep without. */
  beep?: { hz: number; ms: number };
}

function mailbox({ number, name, description, greeting, beep }: Greeting): Callee {
  return {
    number,
    name,
    description,
    pickUp: "answers",
    answeredBy: "machine",
    phrases: [greeting],
    async script(phone) {
      await phone.pause(500);
      // A machine does not notice that somebody talks over it.
      await phone.say(greeting, { yields: false });
      await phone.pause(400);
      if (beep) {
        await phone.play(tone([beep.hz], beep.ms, 0.5));
        phone.markBeep();
      }
      phone.forget();
      const full = phone.elapsedMs + MAX_MESSAGE_MS;
      while (phone.elapsedMs < full && (await phone.listen(SILENCE_AFTER_MESSAGE_MS)) !== null);
    },
  };
}

export const voicemail = mailbox({
  number: "+15005550103",
  name: "Voicemail",
  description: "A greeting and a beep, then it records. Hangs up after four seconds of silence.",
  greeting: "Hi, you have reached Sam Carter. I can't take your call right now. Please leave a message after the tone.",
  beep: { hz: 1000, ms: 500 },
});

export const otherMailboxes: Callee[] = [
  mailbox({
    number: "+15005550117",
    name: "Voicemail of a business",
    description: "A long greeting with opening hours, then a beep.",
    greeting:
      "Thank you for calling Oak Street Dental. Our office is closed right now. We are open Monday to Friday from eight to five. " +
      "Please leave your name, your number and a short message at the beep, and we will call you back.",
    beep: { hz: 440, ms: 400 },
  }),
  mailbox({
    number: "+15005550118",
    name: "Voicemail of a phone company",
    description: "The automatic greeting of a mailbox without a name, then a beep.",
    greeting:
      "Your call has been forwarded to an automatic voice message system. The person you are calling is not available. " +
      "At the tone, please record your message. When you have finished recording, you may hang up.",
    beep: { hz: 1400, ms: 300 },
  }),
  mailbox({
    number: "+15005550119",
    name: "Voicemail without a beep",
    description: "A greeting that asks for a message, then silence: it never beeps.",
    greeting: "Hello, this is Pat. I can't take your call right now. Please leave a message, and I will call you back.",
  }),
];
