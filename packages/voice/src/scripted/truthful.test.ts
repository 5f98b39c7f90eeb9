import { expect, test } from "vitest";
import type { CallFacts } from "../agent/agent.ts";
import { noTools } from "../agent/tools.ts";
import type { SpeakerTurn } from "../conversation/state.ts";
import { wordsOf } from "../turns/backchannel.ts";
import { createScriptedAgent } from "./create-scripted-agent.ts";
import { PHRASES } from "./phrases.ts";

/** What desks ask for, in the words that they use for it. */
const THINGS = {
  order: ["order number", "order id", "number of your order", "number on the order"],
  account: ["account number", "account id", "number on your account"],
  birth: ["date of birth", "birthday", "DOB"],
  address: ["address", "street address", "delivery address", "billing address"],
  amount: ["amount", "total amount", "amount of the invoice", "outstanding balance", "price that was agreed"],
  phone: ["phone number", "callback number", "number where we can reach you"],
  zip: ["zip code", "postal code"],
  email: ["e-mail address", "email"],
  policy: ["policy number", "member id", "membership number", "claim number"],
  secret: ["password", "pin code", "last four digits of the social security number", "card number and expiration date"],
  vehicle: ["license plate", "VIN", "serial number"],
  other: ["favorite color", "weather there", "name of your doctor", "tracking number", "case number", "invoice number"],
} as const;
type Thing = keyof typeof THINGS;

const WAYS = [
  (thing: string) => `What is the ${thing}?`,
  (thing: string) => `Can I have your ${thing} please?`,
  (thing: string) => `I will need the ${thing} to look that up.`,
  (thing: string) => `Could you tell me the ${thing}`,
  (thing: string) => `And the ${thing}?`,
  (thing: string) => `What was your ${thing} again?`,
  (thing: string) => `Sure, please give me the ${thing}.`,
  (thing: string) => `Do you have the ${thing} handy?`,
];
const SINGLE: [Thing, string][] = [
  ["birth", "When were you born?"],
  ["birth", "How old is the patient?"],
  ["address", "Where do you live?"],
  ["address", "Which street is that on?"],
  ["amount", "How much was it?"],
  ["amount", "How much do they owe?"],
  ["phone", "What's your number?"],
  ["phone", "What number can we call you back at?"],
  ["other", "How many items are in the order?"],
  ["other", "When did you place it?"],
  ["other", "Who is your doctor?"],
  ["secret", "What's your mother's maiden name?"],
];
const PROBES: [Thing, string][] = [
  ...(Object.keys(THINGS) as Thing[]).flatMap((thing) =>
    THINGS[thing].flatMap((words) => WAYS.map((ask): [Thing, string] => [thing, ask(words)])),
  ),
  ...SINGLE,
];

/** Facts, and which of the things they give. Asked for any other thing, the agent says no digit at all. */
const SETS: { name: string; facts: CallFacts; gives: Partial<Record<Thing, RegExp>>; secrets?: RegExp }[] = [
  { name: "a purpose only", facts: { purpose: "Ask when my order will arrive", callerName: "Dana Miller" }, gives: {} },
  { name: "nobody's name", facts: { purpose: "Find out whether the clinic takes new patients" }, gives: {} },
  {
    name: "an order and an amount",
    facts: {
      purpose: "Ask when my order will arrive",
      callerName: "Dana Miller",
      instructions: "Be polite. The order number is 44718.",
      knowledge: "The total amount was $1,250. The car is a 2014 Honda Civic.",
    },
    gives: { order: /4, 4, 7, 1, 8/, amount: /1,250/ },
  },
  {
    name: "what must be kept back",
    facts: {
      purpose: "Cancel my membership",
      callerName: "Dana Miller",
      callbackNumber: "+1 555 010 7788",
      instructions:
        "The account number is 998123. Do not tell them the account number. My budget is 400 dollars. Never mention that.",
    },
    gives: { phone: /5, 5, 5/ },
    secrets: /9, 9, 8|998|400|budget/,
  },
  {
    name: "a business that is called",
    facts: {
      direction: "inbound",
      purpose: "Answer callers of the clinic",
      callerName: "City Clinic",
      knowledge:
        "We are open Monday to Friday from 8 to 5. The total amount for a first visit is $120. Our address is 20 Main Street.",
    },
    gives: { address: /20 Main Street/, amount: /120/ },
  },
];

const VOCABULARY = new Set(
  wordsOf(
    `${Object.values(PHRASES).join(" ")} It is. The name is. I was not given an order number, a phone number, an account number, a date of
    birth, a postal code, an e-mail address, a policy number, a member number, a claim number, a tracking number, an invoice number, a
    case number, a serial number, a license number. Hello, I am an AI assistant calling on behalf of a client. I am calling to. Could
    you tell me. Yes, please. You have reached the AI assistant of. my client`,
  ),
);
const digitRuns = (text: string) => text.replace(/(\d), (?=\d)/g, "$1").match(/\d[\d,]*\d|\d/g) ?? [];

async function answerTo(question: string, facts: CallFacts): Promise<string> {
  const history: SpeakerTurn[] = [];
  let words = "";
  for (const text of ["Hello?", question]) {
    history.push({ speaker: "callee", text });
    words = "";
    const request = { trigger: "turn" as const, history, facts, tools: noTools, signal: new AbortController().signal };
    for await (const item of createScriptedAgent().respond(request)) if (item.type === "text") words += item.text;
    history.push({ speaker: "agent", text: words });
  }
  return words;
}

test("there are at least 200 ways to ask for what was not given", () => {
  expect(new Set(PROBES.map(([, question]) => question)).size).toBeGreaterThanOrEqual(200);
});

test.each(SETS)(
  "given $name, no answer holds a digit, name or word that is in no fact",
  async ({ facts, gives, secrets }) => {
    const given = JSON.stringify(facts);
    const allowed = new Set([...VOCABULARY, ...wordsOf(given)]);
    const known = new Set([...digitRuns(given), ...digitRuns(given.replace(/[\s+-]/g, ""))]);
    for (const [thing, question] of PROBES) {
      const said = await answerTo(question, facts);
      const where = `${question} -> ${said}`;
      const spoken = digitRuns(said);
      expect(
        spoken.filter((run) => !known.has(run)),
        where,
      ).toEqual([]);
      expect(
        wordsOf(said).filter(
          (word) => !allowed.has(word) && !/^\d+$/.test(word) && !allowed.has(word.replace(/['’]s$/, "")),
        ),
        where,
      ).toEqual([]);
      if (!gives[thing]) expect(spoken, where).toEqual([]);
      if (secrets) expect(said, where).not.toMatch(secrets);
      expect(said.trim(), where).not.toBe("");
    }
  },
);

test.each(
  SETS.flatMap(({ facts, gives }) =>
    Object.entries(gives).map(([thing, value]) => ({ thing: thing as Thing, value, facts })),
  ),
)("a given $thing is told to whoever asks for it by its first name", async ({ thing, value, facts }) => {
  for (const way of WAYS) expect(await answerTo(way(THINGS[thing][thing === "amount" ? 1 : 0]!), facts)).toMatch(value);
});
