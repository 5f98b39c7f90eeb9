import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LineAudio } from "../../line-audio/line-audio.ts";
import { openSupervision } from "./open-supervision.ts";

/** A socket whose other end is the test. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static last: FakeSocket;
  readyState = 0;
  binaryType = "blob";
  onclose?: (event: { code: number }) => void;
  onmessage?: (event: { data: string | ArrayBuffer }) => void;
  readonly sent: (string | ArrayBuffer)[] = [];
  constructor(readonly url: string) {
    super();
    FakeSocket.last = this;
  }
  send(data: string | ArrayBuffer) {
    this.sent.push(data);
  }
  close() {}
  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  tell(notice: object) {
    this.onmessage?.({ data: JSON.stringify(notice) });
  }
  refuse() {
    this.dispatchEvent(new Event("close"));
    this.onclose?.({ code: 1006 });
  }
}

const played: [pan: number, bytes: number][] = [];
let speak: (frame: ArrayBuffer) => void;
let microphones = 0;
const audio: LineAudio = {
  openSpeaker: ({ pan = 0 } = {}) => ({
    play: (samples) => void played.push([pan, samples.byteLength]),
    mark() {},
    clear() {},
  }),
  async openMicrophone(onFrame) {
    speak = onFrame;
    microphones++;
    return { muted: false, close: () => void microphones-- };
  },
  close() {},
};
const told = { onState: vi.fn(), onError: vi.fn(), onClosed: vi.fn() };
const begin = () => openSupervision({ organizationId: "org_1", callId: "call_1" }, audio, told);
const frame = () => new Int16Array(160).fill(1_000).buffer;

beforeEach(() => {
  played.length = 0;
  microphones = 0;
  vi.clearAllMocks();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("location", { protocol: "https:", host: "parley.example.com" });
});
afterEach(() => vi.unstubAllGlobals());

test("both sides are heard apart, without the byte that says whose they are", () => {
  begin();
  expect(FakeSocket.last.url).toBe("wss://parley.example.com/live/org_1/call_1");
  FakeSocket.last.onmessage?.({ data: Uint8Array.of(0, 1, 0, 2, 0).buffer });
  FakeSocket.last.onmessage?.({ data: Uint8Array.of(1, 1, 0).buffer });
  expect(played.map(([pan, bytes]) => [Math.sign(pan), bytes])).toEqual([
    [-1, 4],
    [1, 2],
  ]);
});

test("the microphone is sent only while the server says that the call is ours", async () => {
  const supervision = begin();
  const socket = FakeSocket.last;
  socket.open();
  await supervision.takeOver();
  speak(frame());
  expect(socket.sent).toEqual(['{"type":"take_over"}']);
  socket.tell({ type: "state", taken_over: true, by_you: true });
  speak(frame());
  expect(socket.sent).toHaveLength(2);
  socket.tell({ type: "state", taken_over: false, by_you: false });
  expect(microphones).toBe(0);
});

test("a call that somebody else has taken over gives the microphone back and says why", async () => {
  const supervision = begin();
  FakeSocket.last.open();
  await supervision.takeOver();
  FakeSocket.last.tell({ type: "error", message: "Somebody else speaks." });
  expect(told.onError).toHaveBeenCalledWith("Somebody else speaks.");
  expect(microphones).toBe(0);
});

test("who is not let in is told so, and a take-over that waited for it ends without opening the microphone", async () => {
  const supervision = begin();
  const waiting = supervision.takeOver();
  FakeSocket.last.refuse();
  await waiting;
  expect(microphones).toBe(0);
  expect(told.onClosed).toHaveBeenCalledWith("This call cannot be listened to now. It may be over.");
});
