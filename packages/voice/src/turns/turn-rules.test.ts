import { expect, test } from "vitest";
import { isBackchannel } from "./backchannel.ts";
import { chunkSpeech } from "./chunk-speech.ts";
import { endpointDelayMs } from "./endpointing.ts";
import { loopIn } from "./loop-guard.ts";
import { createSpeechGate } from "./speech-gate.ts";
import { isVoicemailGreeting } from "./voicemail.ts";

test.each([
  ["How can I help you?", 300, 500],
  ["Your order arrives on Tuesday.", 300, 500],
  ["It takes 20 minutes.", 300, 500],
  ["Who am I speaking with.", 300, 500],
  ["I would like to", 2000, 3000],
  ["Let me see, and.", 2000, 3000],
  ["Um", 2000, 3000],
  ["My number is 4 4 7", 1000, 3000],
  ["555 0142.", 1000, 3000],
])("the silence after %j is between %d and %d ms", (text, least, most) => {
  expect(endpointDelayMs(text)).toBeGreaterThanOrEqual(least);
  expect(endpointDelayMs(text)).toBeLessThanOrEqual(most);
});

test.each([
  ["Uh-huh.", true],
  ["Okay.", true],
  ["Mm-hmm", true],
  ["I see.", true],
  ["Sounds good.", true],
  ["That’s right.", true],
  ["Exactly.", true],
  ["That's wrong.", false],
  ["Wait.", false],
  ["No.", false],
  ["Okay, but I have a question", false],
  ["", false],
])("%j is a backchannel: %s", (text, expected) => {
  expect(isBackchannel(text)).toBe(expected);
});

test.each([
  ["Hi, this is Sam. Please leave a message after the beep.", true],
  ["You've reached the voicemail box of 555 0142.", true],
  ["I can't come to the phone right now.", true],
  ["Hello, Northside Hardware, how can I help?", false],
  ["We got your message about the order.", false],
])("%j is a machine's greeting: %s", (text, expected) => {
  expect(isVoicemailGreeting(text)).toBe(expected);
});

test("two goodbyes are a loop, and so is one sentence three times", () => {
  expect(loopIn(["Thank you, goodbye.", "Yes, bye."])).toBe("goodbyes");
  expect(loopIn(["When does it come?", "Well. When does it come?", "When does it come?"])).toBe("sentence");
  expect(loopIn(["When does it come?", "When does it come?", "Thank you, goodbye."])).toBeNull();
});

test("a click is no speech, a gap inside words is no pause, and times are those of the sound", () => {
  const gate = createSpeechGate();
  const quiet = (count: number) => Array.from({ length: count }, () => 0.02);
  const voice = (count: number) => Array.from({ length: count }, () => 0.9);
  const events = [
    ...quiet(10),
    ...voice(1),
    ...quiet(9),
    ...voice(10),
    ...quiet(3),
    ...voice(10),
    ...quiet(10),
  ].flatMap((probability) => gate(probability, probability < 0.5 ? 10 : 1000) ?? []);
  expect(events).toEqual([
    { type: "voice_started", atMs: 20 * 32 },
    { type: "voice_paused", atMs: 43 * 32 },
  ]);
});

test("a voice whose first sound the detector misses begins where it can be heard, and loud noise is no beginning", () => {
  const begin = (lead: number[]) => {
    const gate = createSpeechGate();
    const frames = [...lead.map((level) => [0.1, level] as const), [0.9, 2000] as const, [0.9, 2000] as const];
    return frames.flatMap(([probability, level]) => gate(probability, level) ?? [])[0]?.atMs;
  };
  const silence = Array.from({ length: 20 }, () => 10);
  expect(begin([...silence, 400, 700, 900])).toBe(20 * 32);
  const noise = Array.from({ length: 200 }, () => 600);
  expect(begin(noise)).toBe(200 * 32);
});

test("people who talk in the background neither keep a turn going nor begin one", () => {
  const gate = createSpeechGate();
  const frames = (count: number, level: number) => Array.from({ length: count }, () => level);
  const events = [...frames(30, 4000), ...frames(60, 400), ...frames(30, 3000), ...frames(60, 400)].flatMap(
    (level) => gate(0.9, level) ?? [],
  );
  expect(events.map(({ type, atMs }) => [type, atMs / 32])).toEqual([
    ["voice_started", 0],
    ["voice_paused", 30],
    // What sounds just before a turn is taken for its beginning.
    ["voice_started", 84],
    ["voice_paused", 120],
  ]);
});

test("the first clause is spoken at once, sentences after it, and an abbreviation is no end", async () => {
  async function* stream() {
    for (const word of "Hello and good morning, I am an assistant. I call for Dr. Smith. Is that all right?".split(
      /(?<= )/,
    )) {
      yield word;
    }
  }
  const chunks: string[] = [];
  for await (const chunk of chunkSpeech(stream())) chunks.push(chunk);
  expect(chunks).toEqual([
    "Hello and good morning,",
    "I am an assistant.",
    "I call for Dr. Smith.",
    "Is that all right?",
  ]);
});
