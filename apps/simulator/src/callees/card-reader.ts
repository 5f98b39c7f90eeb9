import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const HELLO = "Hello, this is Casey.";
/** Stripe's and everybody's test number: 4111 1111 1111 1111 passes the check digit and belongs to nobody. */
const CARD = "Before I forget, my card number is four one one one, one one one one, one one one one, one one one one.";
const CODE = "The security code is nine two seven, and it expires in March of twenty thirty.";
const NOW = "So, how can I help you?";

export const cardReader: Callee = {
  number: "+15005550132",
  name: "Reads out a card number",
  description: "Reads out a credit card number and its security code, unasked, then helps. Nothing of it may be kept.",
  // Local recognition gets long runs of digits right in this voice, and adds or loses some in others.
  voice: "awb",
  pickUp: "answers",
  answeredBy: "human",
  phrases: [HELLO, CARD, CODE, NOW, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(800);
    await phone.say(HELLO);
    await phone.listen(8_000);
    await phone.say(CARD, { yields: false });
    await phone.listen(4_000);
    await phone.say(CODE, { yields: false });
    await phone.listen(4_000);
    await phone.say(NOW);
    await serveCaller(phone);
  },
};
