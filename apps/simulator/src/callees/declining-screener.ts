import type { Callee } from "./callee.ts";

const SCREENING =
  "Hello. Please tell me your name and why you are calling, and I will see if this person is available.";
const THANKS = "Thank you. Please stay on the line while I check.";
const DECLINED = "The person you are calling is not available right now. Goodbye.";

export const decliningScreener: Callee = {
  number: "+15005550120",
  name: "Call screener that declines",
  description: "A machine asks for your name and your reason, then nobody takes the call and it hangs up.",
  voice: "awb",
  pickUp: "answers",
  answeredBy: "machine",
  phrases: [SCREENING, THANKS, DECLINED],
  async script(phone) {
    await phone.pause(500);
    await phone.say(SCREENING, { yields: false });
    phone.forget();
    const reason = await phone.listen(9_000);
    if (reason !== null) {
      await phone.say(THANKS, { yields: false });
      await phone.pause(5_000);
    }
    await phone.say(DECLINED, { yields: false });
  },
};
