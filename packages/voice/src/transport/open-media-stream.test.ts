import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeMulaw, encodeMulaw } from "../audio/mulaw.ts";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { TransportEvent } from "../ports.ts";
import { connectFake, mediaFrame } from "./fake-socket.ts";
import { parseStreamMessage } from "./frames.ts";
import { decodePayload, encodePayload } from "./payload.ts";

test("start tells call, stream and parameters", async () => {
  const { stream } = await connectFake(createVirtualClock());
  expect(stream).toMatchObject({ callSid: "CA1", streamSid: "MZ1", accountSid: "AC1", parameters: { call: "42" } });
});

test("what came before somebody listened is delivered first", async () => {
  const { socket, stream } = await connectFake(createVirtualClock());
  socket.receive(mediaFrame(0));
  const events: TransportEvent[] = [];
  stream.transport.listen((event) => events.push(event));
  socket.receive(mediaFrame(20));
  expect(events.map((event) => event.type === "audio" && event.atMs)).toEqual([0, 20]);
});

test("what is sent names the stream and carries bare mu-law", async () => {
  const { socket, stream } = await connectFake(createVirtualClock());
  stream.transport.send(new Int16Array(160).fill(1000));
  stream.transport.mark('en"d');
  stream.transport.clear();
  const payload = Buffer.from(encodeMulaw(new Int16Array(160).fill(1000))).toString("base64");
  expect(socket.sent).toEqual([
    { event: "media", streamSid: "MZ1", media: { payload } },
    { event: "mark", streamSid: "MZ1", mark: { name: 'en"d' } },
    { event: "clear", streamSid: "MZ1" },
  ]);
});

test("the tables say what the codec says, for every sample and every byte", () => {
  const samples = Int16Array.from({ length: 65_536 }, (_, index) => index - 32_768);
  expect(encodePayload(samples)).toBe(Buffer.from(encodeMulaw(samples)).toString("base64"));
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(decodePayload(Buffer.from(bytes).toString("base64"))).toEqual(decodeMulaw(bytes));
});

test("any audio of up to ten seconds survives its way there and back as mu-law does", () => {
  fc.assert(
    fc.property(fc.int16Array({ maxLength: 500 }), (samples) => {
      expect(decodePayload(encodePayload(samples))).toEqual(decodeMulaw(encodeMulaw(samples)));
    }),
  );
});

test("no text makes the parser throw or loop", () => {
  const almost = fc
    .record(
      {
        event: fc.constantFrom("media", "mark", "dtmf", "start", "stop", "connected"),
        streamSid: fc.oneof(fc.string(), fc.integer()),
        media: fc.oneof(
          fc.jsonValue(),
          fc.record({ payload: fc.base64String(), timestamp: fc.oneof(fc.string(), fc.nat()) }),
        ),
        mark: fc.jsonValue(),
        dtmf: fc.jsonValue(),
        start: fc.jsonValue(),
      },
      { requiredKeys: ["event"] },
    )
    .map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), almost), (text) => {
      const message = parseStreamMessage(text);
      if (message?.event === "media") expect(message.timestampMs).toBeGreaterThanOrEqual(0);
    }),
  );
});
