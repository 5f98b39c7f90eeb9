import { afterAll, expect, test } from "vitest";
import { createEmbedder } from "../embeddings/create-embedder.ts";
import { classifyIntents } from "./classify-intents.ts";
import { type CallIntent, INTENT_EXAMPLES } from "./intent-examples.ts";

const embedder = createEmbedder();
afterAll(() => embedder.close());

const UNSEEN: [CallIntent, string][] = [
  ["callback_requested", "Could you ring us again this afternoon?"],
  ["callback_requested", "I'm busy, phone me back at five."],
  ["callback_requested", "He's at lunch, try later."],
  ["refused", "I have no interest in that, thanks."],
  ["refused", "Remove my number from your system."],
  ["refused", "I refuse to speak with a bot."],
  ["wrong_number", "I'm afraid you've got the wrong number."],
  ["wrong_number", "Nobody called Miller lives here."],
  ["wrong_number", "You dialed a private home, not a shop."],
  ["complaint", "I am fed up, this is awful service."],
  ["complaint", "Let me talk to your manager right now."],
  ["complaint", "The thing came damaged and I demand a refund."],
  ["transferred", "I'm going to transfer you to the sales department."],
  ["transferred", "Let me put you through to accounting."],
  ["transferred", "I'll connect you to someone in support."],
  ["on_hold", "Just one moment while I check."],
  ["on_hold", "Hold on a minute please."],
  ["on_hold", "Give me a second to look it up."],
  ["asked_if_ai", "Am I speaking to a robot?"],
  ["asked_if_ai", "Are you an actual human being?"],
  ["asked_if_ai", "Is this a computer talking?"],
  ["cannot_help", "I really have no idea about that."],
  ["cannot_help", "I cannot find any record of that in the system."],
  ["cannot_help", "Unfortunately we are unable to help with this."],
];

test("the local model tells 24 phrasings that it has never seen, at least 21 of them right", async () => {
  const seen = new Set<string>(Object.values(INTENT_EXAMPLES).flat());
  expect(UNSEEN.filter(([, text]) => seen.has(text))).toEqual([]);
  const guesses = await classifyIntents(await embedder.embed(UNSEEN.map(([, text]) => text)), embedder.embed);
  const wrong = guesses.flatMap((guess, index) => {
    const [intent, text] = UNSEEN[index]!;
    return guess.intent === intent ? [] : [`${text} -> ${guess.intent} ${guess.confidence.toFixed(2)}`];
  });
  console.info(`intents: ${24 - wrong.length} of 24 unseen phrasings. ${wrong.join("; ")}`);
  expect(wrong.length).toBeLessThanOrEqual(3);
});
