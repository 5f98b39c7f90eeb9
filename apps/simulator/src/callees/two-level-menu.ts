import { ringing } from "../audio/sounds.ts";
import type { Phone } from "../callee/phone.ts";
import type { Callee } from "./callee.ts";
import { serveCaller } from "./service-desk.ts";

const WELCOME = "Welcome to Harbor Electronics.";
const MAIN = "For sales, press one. For customer support, press two.";
const SUPPORT =
  "For the status of an order, press one. For returns and refunds, press two. For all other questions, press three.";
const WRONG_KEY = "Sorry, that is not a valid choice.";
const GIVE_UP = "We did not receive a choice. Goodbye.";
const TRANSFER = "Please wait while I connect you.";
const SALES = "Hello, this is the sales team. How can I help you?";
const ORDERS = "Hello, you have reached the order desk. How can I help you?";
const RETURNS = "Hello, you have reached returns. How can I help you?";
const GENERAL = "Hello, you have reached customer support. How can I help you?";
const KEY_PATIENCE_MS = 6_000;
const MAX_ROUNDS = 3;

export const twoLevelMenu: Callee = {
  number: "+15005550114",
  name: "Two-level menu",
  description:
    "Press 2 for support, then 1 for the status of an order, 2 for returns or 3 for anything else. 1 at first is sales.",
  pickUp: "answers",
  answeredBy: "machine",
  phrases: [WELCOME, MAIN, SUPPORT, WRONG_KEY, GIVE_UP, TRANSFER, SALES, ORDERS, RETURNS, GENERAL],
  async script(phone) {
    await phone.pause(600);
    await phone.say(WELCOME, { yields: false });
    const first = await choose(phone, MAIN, "12");
    if (first === null) return void (await phone.say(GIVE_UP, { yields: false }));
    if (first === "1") return connect(phone, SALES);
    const second = await choose(phone, SUPPORT, "123");
    if (second === null) return void (await phone.say(GIVE_UP, { yields: false }));
    return connect(phone, { 1: ORDERS, 2: RETURNS, 3: GENERAL }[second]!);
  },
};

/** Reads a menu until one of its keys is pressed; null when nobody chooses. */
async function choose(phone: Phone, menu: string, keys: string): Promise<string | null> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    await phone.say(menu, { yields: false, stopOnKey: true });
    const key = await phone.waitForKey(KEY_PATIENCE_MS);
    if (key !== null && keys.includes(key)) return key;
    if (key !== null) await phone.say(WRONG_KEY, { yields: false });
  }
  return null;
}

async function connect(phone: Phone, greeting: string): Promise<void> {
  await phone.say(TRANSFER, { yields: false });
  await phone.play(ringing());
  phone.forget();
  await phone.say(greeting, { voice: "awb" });
  await serveCaller(phone, { voice: "awb" });
}
