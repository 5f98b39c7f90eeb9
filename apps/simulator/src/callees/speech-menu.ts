import { ringing } from "../audio/sounds.ts";
import { similarity } from "../scenarios/similarity.ts";
import type { Callee } from "./callee.ts";
import { serveCaller } from "./service-desk.ts";

const WELCOME = "Thank you for calling Summit Insurance. This is an automated system.";
const ASK =
  "Please say what you are calling about. You can say billing, claims, or orders. To speak to a person, say representative.";
const NOT_UNDERSTOOD = "Sorry, I did not understand.";
const GIVE_UP = "We could not understand you. Goodbye.";
const TRANSFER = "Okay. Please hold while I connect you.";
const MAX_ROUNDS = 4;
/** What may be said, and who is reached by it. */
const DESKS: [string[], string][] = [
  [["billing", "bill"], "Hello, this is billing. How can I help you?"],
  [["claims", "claim"], "Hello, this is claims. How can I help you?"],
  [["orders", "order"], "Hello, this is the order desk. How can I help you?"],
  [["representative", "operator", "person", "agent"], "Hello, you have reached the front desk. How can I help you?"],
];
/** Such systems listen for their own few words only, so they make out a word that free recognition mishears. */
const ALIKE = 0.55;

export const speechMenu: Callee = {
  number: "+15005550115",
  name: "Menu that listens",
  description: "A recorded menu that takes words only: billing, claims, orders or representative. It ignores keys.",
  pickUp: "answers",
  answeredBy: "machine",
  phrases: [WELCOME, ASK, NOT_UNDERSTOOD, GIVE_UP, TRANSFER, ...DESKS.map(([, greeting]) => greeting)],
  async script(phone) {
    await phone.pause(600);
    await phone.say(WELCOME, { yields: false });
    for (let round = 0; round < MAX_ROUNDS; round++) {
      phone.forget();
      await phone.say(ASK, { yields: false });
      const heard = await phone.listen(6_000);
      const desk = heard === null ? null : nearestDesk(heard);
      if (desk) {
        await phone.say(TRANSFER, { yields: false });
        await phone.play(ringing());
        phone.forget();
        await phone.say(desk[1], { voice: "awb" });
        return serveCaller(phone, { voice: "awb" });
      }
      await phone.say(NOT_UNDERSTOOD, { yields: false });
    }
    await phone.say(GIVE_UP, { yields: false });
  },
};

/** Whose word is nearest to something that was heard; null when none is near. */
function nearestDesk(heard: string): [string[], string] | null {
  const words = heard.toLowerCase().match(/[a-z]+/g) ?? [];
  // A long word may have come out as several.
  const pieces = words.flatMap((_, at) => [1, 2, 3, 4].map((length) => words.slice(at, at + length).join("")));
  const near = (desk: [string[], string]) =>
    Math.max(0, ...pieces.flatMap((piece) => desk[0].map((word) => similarity(word, piece))));
  const best = DESKS.toSorted((a, b) => near(b) - near(a))[0]!;
  return near(best) >= ALIKE ? best : null;
}
