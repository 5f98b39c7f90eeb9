import { expect, test } from "vitest";
import {
  endsAtMachine,
  endsInVoicemail,
  normaliseStatus,
  readStatusWord,
  type StatusEvidence,
} from "./normalise-status.ts";

const status = (text: string, { callPath = "", ...more }: Partial<StatusEvidence> & { callPath?: string } = {}) =>
  normaliseStatus({
    ...{ word: readStatusWord(text)!, blocked: false, endsInVoicemail: endsInVoicemail(callPath) },
    ...{ ringSeconds: 20, durationSeconds: 20, talkSeconds: null },
    ...more,
  });

test.each([
  ["Answered", "answered"],
  ["ANSWERED", "answered"],
  ["unanswered", "missed"],
  ["no-answer", "missed"],
  ["No Answer", "missed"],
  ["no_answer", "missed"],
  ["Hangup", "missed"],
  ["Completed", "completed_ivr"],
  ["In progress", "in_progress"],
  ["in-progress", "in_progress"],
  ["Busy", "busy"],
  ["Failed", "failed"],
  ["Voicemail", "voicemail"],
])("%s is %s", (text, expected) => expect(status(text)).toBe(expected));

test("below 15 seconds a caller left, from 15 on the call was missed", () => {
  expect(status("no answer", { ringSeconds: 14 })).toBe("abandoned");
  expect(status("no answer", { ringSeconds: 15 })).toBe("missed");
  expect(status("no answer", { ringSeconds: null, durationSeconds: 3 })).toBe("abandoned");
  expect(status("no answer", { ringSeconds: null, durationSeconds: null })).toBe("missed");
});

test("nobody answered, but the path ends in a voicemail", () => {
  expect(status("no answer", { callPath: "Main line > Voicemail" })).toBe("voicemail");
  expect(status("no answer", { callPath: "Voicemail > Front desk" })).toBe("missed");
});

test("every word comes to one of the nine statuses, also for calls to somebody outside", () =>
  expect(status("no answer")).toBe("missed"));

test("a blocked caller is blocked whatever else is said", () =>
  expect(status("Answered", { blocked: true })).toBe("blocked"));

test("without a word the times decide", () => {
  expect(status("", { talkSeconds: 4 })).toBe("answered");
  expect(status("", { talkSeconds: null, durationSeconds: null, ringSeconds: null })).toBe("in_progress");
  expect(status("", { ringSeconds: 30 })).toBe("missed");
});

test("an unknown word is not guessed", () => expect(readStatusWord("teleported")).toBeNull());

test("a path that ends in a menu is answered by a machine", () => {
  expect(endsAtMachine("Router -> VoiceMenu")).toBe(true);
  expect(endsAtMachine("VoiceMenu -> Sales")).toBe(false);
  expect(endsAtMachine("")).toBe(false);
});
