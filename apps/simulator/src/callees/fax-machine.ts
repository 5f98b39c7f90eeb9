import { faxAnswering, faxCalling } from "../audio/sounds.ts";
import type { Callee } from "./callee.ts";

const ROUNDS = 5;

export const faxMachine: Callee = {
  number: "+15005550121",
  name: "Fax machine",
  description: "Answers with the tones of a fax machine and hangs up after half a minute.",
  pickUp: "answers",
  answeredBy: "fax",
  phrases: [],
  async script(phone) {
    await phone.pause(600);
    await phone.play(faxAnswering());
    for (let round = 0; round < ROUNDS; round++) await phone.play(faxCalling());
  },
};
