import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createOpenAiTts } from "./create-openai-tts.ts";

let stop = () => {};
afterEach(() => stop());

async function openai(
  answer: (request: IncomingMessage, body: Record<string, string>, response: ServerResponse) => void,
) {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    answer(request, JSON.parse(body), response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stop = () => server.closeAllConnections() ?? server.close();
  return createOpenAiTts({
    apiKey: "sk-test",
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
  });
}

/** One second of a 440 Hz tone at 24 kHz. */
const pcm = Buffer.from(
  Int16Array.from({ length: 24_000 }, (_, n) => 8000 * Math.sin((2 * Math.PI * 440 * n) / 24_000)).buffer,
);

test("24 kHz speech comes out as 8 kHz of the same pitch, also when chunks split a sample", async () => {
  let asked: Record<string, string> = {};
  const tts = await openai((request, body, response) => {
    asked = { ...body, path: request.url ?? "", key: request.headers.authorization ?? "" };
    for (let at = 0; at < pcm.length; at += 1001) response.write(pcm.subarray(at, at + 1001));
    response.end();
  });
  const parts: Int16Array[] = [];
  for await (const part of tts.synthesize("Hello.", { voice: "female" })) parts.push(part);
  const samples = parts.flatMap((part) => [...part]);
  expect(Math.abs(samples.length - 8000)).toBeLessThan(80);
  const crossings = samples.slice(1).filter((sample, index) => sample >= 0 && samples[index]! < 0).length;
  expect(Math.abs(crossings - 440)).toBeLessThan(6);
  expect(asked).toMatchObject({
    path: "/v1/audio/speech",
    key: "Bearer sk-test",
    input: "Hello.",
    response_format: "pcm",
    voice: "nova",
  });
});

test.each([
  [401, false],
  [400, false],
  [429, true],
  [500, true],
])("status %d is an error whose retry helps: %s", async (status, retryable) => {
  const tts = await openai((_request, _body, response) => response.writeHead(status).end("{}"));
  const read = async () => {
    for await (const _ of tts.synthesize("Hello.", {}));
  };
  await expect(read()).rejects.toMatchObject({ provider: "openai", retryable });
});

test("an abort in the middle ends quietly", async () => {
  const tts = await openai((_request, _body, response) => {
    response.write(pcm);
  });
  const controller = new AbortController();
  let heard = 0;
  for await (const part of tts.synthesize("Hello.", { signal: controller.signal })) {
    heard += part.length;
    controller.abort();
  }
  expect(heard).toBeGreaterThan(0);
});
