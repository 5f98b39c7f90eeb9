import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AudioProblem, type LineAudio } from "../../line-audio/line-audio.ts";
import { openTalk } from "./open-talk.ts";

/** A socket whose other end is the test. */
class FakeSocket {
  static readonly OPEN = 1;
  static last: FakeSocket;
  readyState = 1;
  binaryType = "blob";
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (event: { data: string | ArrayBuffer }) => void;
  readonly sent: (string | ArrayBuffer)[] = [];
  constructor(readonly url: string) {
    FakeSocket.last = this;
  }
  send(data: string | ArrayBuffer) {
    this.sent.push(data);
  }
  close() {}
  tell(notice: object) {
    this.onmessage?.({ data: JSON.stringify(notice) });
  }
}

const done: string[] = [];
let played: (name: string) => void;
const audio = (microphone: LineAudio["openMicrophone"]): LineAudio => ({
  openSpeaker({ onMark } = {}) {
    played = onMark!;
    return {
      play: (samples) => void done.push(`play ${samples.byteLength}`),
      mark: (name) => void done.push(`mark ${name}`),
      clear: () => void done.push("clear"),
    };
  },
  openMicrophone: microphone,
  close: () => void done.push("closed"),
});
const granted = audio(async () => ({ muted: false, close() {} }));
const told = { onConnected: vi.fn(), onWords: vi.fn(), onEnded: vi.fn() };

beforeEach(() => {
  done.length = 0;
  vi.clearAllMocks();
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("location", { protocol: "http:", host: "localhost:3000" });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a mark goes back to the agent when it was played, not when it came", async () => {
  await openTalk(granted, async () => "/talk/ticket", told);
  const socket = FakeSocket.last;
  expect(socket.url).toBe("ws://localhost:3000/talk/ticket");
  socket.onmessage?.({ data: new ArrayBuffer(320) });
  socket.tell({ type: "mark", name: "1" });
  socket.tell({ type: "clear" });
  expect(done).toEqual(["play 320", "mark 1", "clear"]);
  expect(socket.sent).toEqual([]);
  played("1");
  expect(socket.sent).toEqual(['{"type":"mark","name":"1"}']);
});

test("no call begins when the microphone is refused", async () => {
  const ticket = vi.fn(async () => "/talk/ticket");
  const refused = audio(() => Promise.reject(new AudioProblem("The microphone was refused.")));
  await expect(openTalk(refused, ticket, told)).rejects.toThrow("The microphone was refused.");
  expect(ticket).not.toHaveBeenCalled();
});

test("the end is told once: a call that ended is not lost afterwards, one whose line broke is", async () => {
  await openTalk(granted, async () => "/talk/a", told);
  FakeSocket.last.tell({ type: "ended", call_id: "call_1" });
  FakeSocket.last.onclose?.();
  expect(told.onEnded.mock.calls).toEqual([[null]]);
  await openTalk(granted, async () => "/talk/b", told);
  FakeSocket.last.onopen?.();
  FakeSocket.last.onclose?.();
  expect(told.onEnded.mock.lastCall?.[0]).toMatch(/connection was lost/);
});
