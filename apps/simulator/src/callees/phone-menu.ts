import { ringing } from "../audio/sounds.ts";
import type { Phone } from "../callee/phone.ts";
import type { Callee } from "./callee.ts";
import { DESK_PHRASES, serveCaller } from "./service-desk.ts";

const WELCOME = "Thank you for calling the City Clinic.";
const CHOICES =
  "For opening hours, press one. For an appointment, press two. To speak to a person, press zero. To repeat this menu, press star.";
const HOURS = "We are open Monday to Friday from eight to five.";
const TRANSFER = "One moment, I am connecting you.";
const WRONG_KEY = "That is not a valid choice.";
const GIVE_UP = "We did not receive a choice. Goodbye.";
const APPOINTMENTS = "Hello, you have reached our appointment line. How can I help you?";
const OPERATOR = "You have reached the front desk. How can I help you?";
const KEY_PATIENCE_MS = 5_000;
const MAX_ROUNDS = 4;

export const phoneMenu: Callee = {
  number: "+15005550108",
  name: "Phone menu",
  description:
    "A recorded menu that wants keys: 1 for opening hours, 2 for appointments, 0 for a person, star to repeat.",
  pickUp: "answers",
  answeredBy: "machine",
  phrases: [WELCOME, CHOICES, HOURS, TRANSFER, WRONG_KEY, GIVE_UP, APPOINTMENTS, OPERATOR, ...DESK_PHRASES],
  async script(phone) {
    await phone.pause(600);
    await phone.say(WELCOME, { yields: false });
    for (let round = 0; round < MAX_ROUNDS; round++) {
      // A key in the middle of the choices ends the reading, as menus do.
      await phone.say(CHOICES, { yields: false, stopOnKey: true });
      const key = await phone.waitForKey(KEY_PATIENCE_MS);
      if (key === "2") return connect(phone, APPOINTMENTS);
      if (key === "0") return connect(phone, OPERATOR);
      if (key === "1") await phone.say(HOURS, { yields: false });
      else if (key !== null && key !== "*") await phone.say(WRONG_KEY, { yields: false });
    }
    await phone.say(GIVE_UP, { yields: false });
  },
};

async function connect(phone: Phone, greeting: string): Promise<void> {
  await phone.say(TRANSFER, { yields: false });
  await phone.play(ringing());
  phone.forget();
  await phone.say(greeting);
  await serveCaller(phone);
}
