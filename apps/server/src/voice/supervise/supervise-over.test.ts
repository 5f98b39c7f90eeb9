import { EventEmitter } from "node:events";
import type { AudioListener, CallSession, CallSummary } from "@parley/voice";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CallRoom } from "./call-room.ts";
import { superviseOver } from "./supervise-over.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  answersPings = true;
  sent: (string | Buffer)[] = [];
  send(data: string | Buffer) {
    this.sent.push(data);
  }
  ping() {
    if (this.answersPings) this.emit("pong");
  }
  close() {
    this.terminate();
  }
  terminate() {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.emit("close");
  }
  command(type: string) {
    this.emit("message", Buffer.from(JSON.stringify({ type })), false);
  }
}

function start() {
  const listeners = new Set<AudioListener>();
  const log: string[] = [];
  let end!: (summary: CallSummary) => void;
  const session: CallSession = {
    hangUp: () => log.push("hang up"),
    whisper: () => {},
    takeOver: () => ({ send: ({ length }) => log.push(`sent ${length}`), release: () => log.push("release") }),
    listenIn(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    finished: new Promise((resolve) => {
      end = resolve;
    }),
  };
  const room = new CallRoom(session);
  const may = { still: true };
  const join = () => {
    const socket = new FakeSocket();
    superviseOver(socket as never, {
      room,
      written: async (action) => void log.push(`written ${action}`),
      stillMay: async () => may.still,
    });
    return socket;
  };
  const speak = () => {
    for (const listener of listeners) listener("agent", Int16Array.of(1, -1), 0);
  };
  return { join, speak, log, may, listeners, end: () => end({} as CallSummary) };
}

test("frames say whose side they are", () => {
  const call = start();
  const socket = call.join();
  call.speak();
  expect(socket.sent.at(-1)).toEqual(Buffer.from([1, 1, 0, 0xff, 0xff]));
});

test("who is two seconds behind is let go instead of buffered for; the others hear on", () => {
  const call = start();
  const [slow, other] = [call.join(), call.join()];
  slow.bufferedAmount = 80_000;
  call.speak();
  expect(slow.readyState).toBe(3);
  expect(other.sent.at(-1)).toBeInstanceOf(Buffer);
});

test("a network that went away without a word gives the call back to the agent within two pings", async () => {
  const call = start();
  const socket = call.join();
  socket.command("take_over");
  socket.answersPings = false;
  await vi.advanceTimersByTimeAsync(8_000);
  expect(socket.readyState).toBe(3);
  expect(call.log).toEqual(["written took_over", "release", "written released"]);
});

test("a microphone that sends more than was spoken is cut off", () => {
  const call = start();
  const socket = call.join();
  socket.command("take_over");
  for (let sent = 0; sent < 1_000; sent++) socket.emit("message", Buffer.alloc(320), true);
  expect(call.log.filter((line) => line === "sent 160")).toHaveLength(50);
});

test("the microphone of somebody who has not taken over goes nowhere, nor does what is no audio", () => {
  const call = start();
  const socket = call.join();
  socket.emit("message", Buffer.alloc(320), true);
  socket.command("take_over");
  socket.emit("message", Buffer.alloc(321), true);
  socket.emit("message", Buffer.from("{"), false);
  socket.emit("message", Buffer.from('{"type":"reboot"}'), false);
  expect(call.log).toEqual(["written took_over"]);
});

test("somebody who lost the right to supervise hears no more within half a minute or so", async () => {
  const call = start();
  const socket = call.join();
  call.may.still = false;
  await vi.advanceTimersByTimeAsync(40_000);
  expect(socket.readyState).toBe(3);
});

test("when the last one leaves, nothing listens to the call any more and no timer is left", () => {
  const call = start();
  const sockets = [call.join(), call.join()];
  expect(call.listeners.size).toBe(1);
  for (const socket of sockets) socket.terminate();
  expect(call.listeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("the end of the call is told, and closes the socket", async () => {
  const call = start();
  const socket = call.join();
  call.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(socket.sent.at(-1)).toBe('{"type":"ended"}');
  expect(socket.readyState).toBe(3);
});
