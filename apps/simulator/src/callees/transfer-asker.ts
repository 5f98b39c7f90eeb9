import type { Callee } from "./callee.ts";

const HELLO = "Hello, this is Lee.";
const TRANSFER_ME = "I want to talk to a real person. Please transfer me to your boss.";
const HELLO_AGAIN = "Hello, who am I speaking to now?";
const OKAY = "All right, then tell your boss to call me. Goodbye.";
const THANKS = "Good, thank you for taking my call. Goodbye.";

export const transferAsker: Callee = {
  number: "+15005550131",
  name: "Wants to be transferred",
  description: "Does not want to talk to a machine and asks to be put through to a person.",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, TRANSFER_ME, HELLO_AGAIN, OKAY, THANKS],
  async script(phone) {
    await phone.pause(800);
    await phone.say(HELLO);
    await phone.listen(8_000);
    await phone.say(TRANSFER_ME);
    const answer = await phone.listen(8_000);
    const promised = answer !== null && /\b(transfer|connect|put you through|one moment|hold)/i.test(answer);
    if (!promised || /\b(can.?t|cannot|not able|unable|nobody)\b/i.test(answer)) {
      await phone.say(OKAY);
      return void (await phone.listen(4_000));
    }
    // Ringing and a briefing take their time.
    const somebody = await phone.waitForSpeech(500, 40_000);
    if (!somebody) return void (await phone.say(OKAY));
    await phone.listen(8_000);
    await phone.say(HELLO_AGAIN);
    await phone.listen(8_000);
    await phone.say(THANKS);
  },
};
