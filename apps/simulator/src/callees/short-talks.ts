import type { Phone } from "../callee/phone.ts";
import type { Callee } from "./callee.ts";

interface ShortTalk {
  number: string;
  name: string;
  description: string;
  hello: string;
  /** Said one after the other, each when the caller has spoken. */
  lines: string[];
}

/** Leaves the caller time to take leave before the line goes dead. */
const GOODBYE_MS = 6_000;

/** Somebody who says a few fixed sentences, whatever the caller says, and then waits for it to take leave. */
function shortTalk({ number, name, description, hello, lines }: ShortTalk): Callee {
  return {
    number,
    name,
    description,
    pickUp: "answers",
    answeredBy: "human",
    phrases: [hello, ...lines],
    async script(phone: Phone) {
      await phone.pause(800);
      await phone.say(hello);
      for (const line of lines) {
        await phone.listen(9_000);
        await phone.say(line);
      }
      await phone.listen(9_000);
      await phone.listen(GOODBYE_MS);
    },
  };
}

export const shortTalks: Callee[] = [
  shortTalk({
    number: "+15005550123",
    name: "Wrong number",
    description: "A private person who has nothing to do with it: you have the wrong number.",
    hello: "Hello?",
    lines: ["I think you have the wrong number. This is a private home.", "No, there is no business here. Sorry."],
  }),
  shortTalk({
    number: "+15005550127",
    name: "Call back later",
    description: "Has no time and asks to be called back tomorrow at three.",
    hello: "Hello, this is Dana.",
    lines: [
      "Sorry, I am busy right now. Can you call me back tomorrow at three?",
      "Yes, tomorrow at three is fine. Goodbye.",
    ],
  }),
  shortTalk({
    number: "+15005550133",
    name: "Another language",
    description: "Asks whether the caller speaks Spanish.",
    hello: "Hello, who is this?",
    lines: ["Do you speak Spanish? My English is not so good.", "Okay. Then please call again another day. Goodbye."],
  }),
];
