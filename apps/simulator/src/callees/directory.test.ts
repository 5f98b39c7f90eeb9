import { afterEach, beforeEach, expect, test } from "vitest";
import { concat, silence, tone } from "../audio/tones.ts";
import type { Simulator } from "../start-simulator.ts";
import { placeCall, startTestSimulator, TestApp } from "../testing/test-app.ts";
import { TestCaller } from "../testing/test-caller.ts";
import { calleeAt, callees } from "./directory.ts";

let app: TestApp;
let simulator: Simulator;
beforeEach(async () => {
  app = await TestApp.start();
  simulator = await startTestSimulator({ timings: { frameIntervalMs: 2 } });
});
afterEach(async () => {
  await simulator.close();
  await app.close();
});

async function call(number: string): Promise<TestCaller> {
  await placeCall(simulator, app, number);
  return TestCaller.of(app);
}

test("every callee has its own number in the range, and other numbers of the range reach the support line", () => {
  expect(new Set(callees.map(({ number }) => number)).size).toBe(callees.length);
  for (const { number } of callees) expect(calleeAt(number)?.number).toBe(number);
  expect(calleeAt("+15005550177")?.number).toBe("+15005550100");
  expect(calleeAt("+15005550200")).toBeNull();
  expect(calleeAt("+1500555017")).toBeNull();
});

test("the support line asks for a number, looks the order up, answers on and says goodbye", async () => {
  const caller = await call("+15005550100");
  await caller.hears("who is calling");
  await caller.say("Hello, this is Ada, an AI assistant. What is the status of an order?");
  await caller.hears("What is the order number?");
  await caller.say("It is four four one seven.");
  await caller.hears("number four, four, one, seven. It is on its way");
  await caller.say("And when are you open?");
  await caller.hears("nine to six");
  await caller.say("Thank you, goodbye.");
  await caller.hears("Goodbye");
  await caller.hungUp();
});

test("the support line takes no for an answer when the caller has no order number", async () => {
  const caller = await call("+15005550100");
  await caller.hears("who is calling");
  await caller.say("Where is my package?");
  await caller.hears("What is the order number?");
  await caller.say("I do not have it.");
  await caller.hears("I can't look it up");
});

test("the support line finds an order by the name of a caller without its number", async () => {
  const caller = await call("+15005550100");
  await caller.hears("who is calling");
  await caller.say("Could you tell me when the order arrives?");
  await caller.hears("What is the order number?");
  await caller.say("I was not given the order number. The name is Ada Byron.");
  await caller.hears("found it under that name");
  await caller.say("Thank you, I have noted that.");
  await caller.hears("anything else");
  await caller.say("No, that is all.");
  await caller.hears("Goodbye");
  await caller.hungUp();
});

test("voicemail greets, beeps at 1 kHz for half a second, records, and hangs up after silence", async () => {
  const caller = await call("+15005550103");
  await caller.hears("after the tone");
  await app.until(() => beepMs(caller.audio) >= 480);
  expect(beepMs(caller.audio)).toBeLessThanOrEqual(520);
  await caller.say("Please call me back.");
  await caller.hungUp();
});

test("the interrupter talks over the caller's sentence", async () => {
  const caller = await call("+15005550104");
  await caller.hears("Alex");
  await caller.say("Good morning, ".repeat(20));
  await caller.hears("who is this");
  // The caller's own sentence takes 5.6 s; the interruption was over before its end.
  expect(caller.audio.length / 8).toBeLessThan(7_500);
});

test("the refusal is not interested and hangs up", async () => {
  const caller = await call("+15005550106");
  await caller.hears("hello");
  await caller.say("Hello, may I ask you something?");
  await caller.hears("not interested");
  await caller.hungUp();
});

test("the hold line plays music between its promise and its return", async () => {
  const caller = await call("+15005550107");
  await caller.hears("What can I do for you?");
  await caller.say("I have a question about an order.");
  await caller.hears("Please hold");
  await app.until(() => caller.heard.some((text) => text.includes("thank you for holding")));
});

test("the phone menu acts on keys pressed while it still reads", async () => {
  const caller = await call("+15005550108");
  await caller.hears("City Clinic");
  await app.until(() => caller.audio.length > 8 * 3_000);
  caller.play(concat([tone([770, 1336], 90, 0.5), silence(60)]));
  await caller.hears("not a valid choice");
  caller.play(concat([tone([941, 1336], 90, 0.5), silence(60)]));
  await caller.hears("the front desk");
  await caller.say("What are your opening hours?");
  await caller.hears("We are open");
});

test("the call screener asks for a name, then a person answers", async () => {
  const caller = await call("+15005550110");
  await caller.hears("tell me your name");
  await caller.say("Ada, about an order.");
  await caller.hears("Please hold");
  await caller.hears("this is Sam");
});

test("a caller who says nothing is asked twice and then left", async () => {
  const caller = await call("+15005550100");
  await caller.hears("who is calling");
  await caller.hears("still there");
  await caller.hears("I can't hear anyone");
  await caller.hungUp();
});

test("a caller who talks over the greeting is listened to", async () => {
  const caller = await call("+15005550100");
  await app.until(() => caller.audio.length > 8 * 1_000);
  await caller.say("Hello, what does the standard service cost? I would like to know how much it is.");
  await caller.hears("forty nine dollars");
});

/** Length of the longest stretch of a pure 1 kHz tone. */
function beepMs(audio: Int16Array): number {
  let longest = 0;
  let run = 0;
  for (let at = 0; at + 160 <= audio.length; at += 160) {
    const frame = audio.subarray(at, at + 160);
    let re = 0;
    let im = 0;
    let energy = 1;
    frame.forEach((sample, n) => {
      re += sample * Math.cos((Math.PI * n) / 4);
      im += sample * Math.sin((Math.PI * n) / 4);
      energy += sample * sample;
    });
    const pure = energy > 160 * 500 ** 2 && re * re + im * im > 0.9 * energy * 80;
    run = pure ? run + 20 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

test("somebody on hold hears the same announcement between music, then the words of a person who comes back", async () => {
  const caller = await call("+15005550113");
  await caller.hears("Please hold");
  await app.until(() => caller.heard.filter((text) => text.includes("Your call is important")).length === 2);
  await caller.hears("arrives on Friday");
});

test("the two-level menu leads through support to the order desk", async () => {
  const caller = await call("+15005550114");
  await caller.hears("Harbor Electronics");
  caller.play(concat([tone([697, 1336], 90, 0.5), silence(60)]));
  await caller.hears("status of an order");
  caller.play(concat([tone([697, 1209], 90, 0.5), silence(60)]));
  await caller.hears("order desk");
});

test("the menu that listens understands words and ignores keys", async () => {
  const caller = await call("+15005550115");
  await caller.hears("You can say billing");
  caller.play(concat([tone([697, 1209], 90, 0.5), silence(60)]));
  await caller.hears("did not understand");
  await caller.hears("You can say billing");
  await caller.say("Orders.");
  await caller.hears("the order desk");
});

test("the looping menu comes back to itself, and 0 leads out of it", async () => {
  const caller = await call("+15005550116");
  await caller.hears("Westgate");
  caller.play(concat([tone([697, 1336], 90, 0.5), silence(60)]));
  await caller.hears("not available at this time");
  await caller.hears("press two");
  caller.play(concat([tone([941, 1336], 90, 0.5), silence(60)]));
  await caller.hears("Operator");
});

test("a screener that declines hangs up after it asked", async () => {
  const caller = await call("+15005550120");
  await caller.hears("tell me your name");
  await caller.say("Ada, about an order.");
  await caller.hears("not available");
  await caller.hungUp();
});

test("the fax machine answers with 2100 Hz", async () => {
  const caller = await call("+15005550121");
  await app.until(() => caller.audio.length > 8 * 3_500);
  const crossings = caller.audio.subarray(8 * 2_000, 8 * 3_000);
  let count = 0;
  for (let n = 1; n < crossings.length; n++) if (crossings[n - 1]! < 0 !== crossings[n]! < 0) count++;
  expect(count / 2).toBeGreaterThan(2_080);
  expect(count / 2).toBeLessThan(2_120);
});

test("who asks for numbers is never content without them and gives up", async () => {
  const caller = await call("+15005550129");
  await caller.hears("how can I help");
  for (const question of ["order number first", "date of birth", "really need", "phone number", "Are you sure"]) {
    await caller.say("I was not given that.");
    await caller.hears(question);
  }
  await caller.say("Yes, I am.");
  await caller.hears("Goodbye");
  await caller.hungUp();
});

test("another person speaks after the manager was fetched", async () => {
  const caller = await call("+15005550130");
  await caller.hears("Pine Hotel");
  await caller.say("Hello, this is Ada.");
  await caller.hears("Hold on");
  await caller.hears("Anna");
});

test("a caller of ours states its wish, answers what it is asked and says goodbye", async () => {
  const caller = await call("+15005550150");
  await caller.say("Good morning, City Clinic.");
  await caller.hears("open on Saturday");
  await caller.say("May I ask your name?");
  await caller.hears("Robin Lane");
  await caller.say("We are open from nine to five.");
  await caller.hears("Goodbye");
  await caller.hungUp();
});

test("a caller with a message accepts the offer, waits for the tone and leaves it", async () => {
  const caller = await call("+15005550152");
  await caller.say("Good morning, City Clinic.");
  await caller.hears("leave a message");
  await caller.say("Would you like to leave a message?");
  await caller.hears("Yes, please");
  await caller.say("Please leave your message after the tone.");
  await caller.hears("Please call me back");
  await caller.hungUp();
});
