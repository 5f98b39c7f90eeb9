import { ringing } from "../audio/sounds.ts";
import type { Callee } from "./callee.ts";
import { serveCaller } from "./service-desk.ts";

const WELCOME = "You have reached Westgate Services.";
const MENU = "For opening hours, press one. For the status of an order, press two. For directions, press three.";
const HOURS = "Our hours are nine to five, Monday to Friday.";
const DIRECTIONS = "We are at forty Station Road.";
const BROKEN = "That option is not available at this time. Returning to the main menu.";
const INVALID = "Invalid choice.";
const TRANSFER = "Connecting you to an operator.";
const OPERATOR = "Operator, how can I help you?";
const GIVE_UP = "Goodbye.";
const KEY_PATIENCE_MS = 5_000;
const MAX_ROUNDS = 8;

export const loopingMenu: Callee = {
  number: "+15005550116",
  name: "Menu that loops",
  description:
    "A menu whose order status (2) leads back to the menu for ever. Invalid choices repeat it. 0, which it never mentions, reaches an operator.",
  pickUp: "answers",
  answeredBy: "machine",
  phrases: [WELCOME, MENU, HOURS, DIRECTIONS, BROKEN, INVALID, TRANSFER, OPERATOR, GIVE_UP],
  async script(phone) {
    await phone.pause(600);
    await phone.say(WELCOME, { yields: false });
    for (let round = 0; round < MAX_ROUNDS; round++) {
      await phone.say(MENU, { yields: false, stopOnKey: true });
      const key = await phone.waitForKey(KEY_PATIENCE_MS);
      if (key === "0") {
        await phone.say(TRANSFER, { yields: false });
        await phone.play(ringing());
        phone.forget();
        await phone.say(OPERATOR, { voice: "awb" });
        return serveCaller(phone, { voice: "awb" });
      }
      const answer = { 1: HOURS, 2: BROKEN, 3: DIRECTIONS }[key ?? ""];
      if (key !== null) await phone.say(answer ?? INVALID, { yields: false });
    }
    await phone.say(GIVE_UP, { yields: false });
  },
};
