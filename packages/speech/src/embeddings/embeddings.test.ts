import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createEmbedder } from "./create-embedder.ts";
import { embeddingFromBytes, embeddingToBytes } from "./embedding-bytes.ts";
import { cosine, retrieve } from "./retrieve.ts";

const embedder = createEmbedder();
afterAll(() => embedder.close());

test("the nearest in meaning come first, whatever their words", async () => {
  const texts = ["Are you a robot?", "When does my parcel arrive?", "I want to pay by card."];
  const [query, ...embeddings] = await embedder.embed(["Is this a machine that I am talking to?", ...texts]);
  const candidates = texts.map((text, index) => ({ text, embedding: embeddings[index]! }));
  const found = retrieve(query!, candidates, { limit: 2 });
  expect(found.map(({ candidate }) => candidate.text)[0]).toBe("Are you a robot?");
  expect(found.length).toBe(2);
  expect(retrieve(query!, candidates, { least: 0.99 })).toEqual([]);
});

test("a text without words is a zero vector and moves no other text's vector", async () => {
  const [alone] = await embedder.embed(["When does it arrive?"]);
  const vectors = await embedder.embed(["", "...", "When does it arrive?", "你好", "🙂"]);
  expect(vectors.map((vector) => vector.length)).toEqual([512, 512, 512, 512, 512]);
  expect(cosine(vectors[0]!, alone!)).toBe(0);
  expect(cosine(vectors[2]!, alone!)).toBeGreaterThan(0.9999);
});

test("more texts than one request holds keep their order", async () => {
  const texts = Array.from({ length: 40 }, (_, index) => `Order number ${index} arrives at ${index % 12} o'clock.`);
  const together = await embedder.embed(texts);
  const [last] = await embedder.embed([texts[39]!]);
  expect(cosine(together[39]!, last!)).toBeGreaterThan(0.9999);
});

test("an aborted request rejects and the next one is answered", async () => {
  const aborted = embedder.embed(["One."], { signal: AbortSignal.abort() });
  await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
  expect((await embedder.embed(["Two."])).length).toBe(1);
});

test("bytes hold a vector exactly, also from a slice that is not aligned", () => {
  fc.assert(
    fc.property(fc.float32Array({ noNaN: true }), fc.nat(7), (vector, offset) => {
      const bytes = embeddingToBytes(vector);
      expect(bytes.length).toBe(vector.length * 4);
      const shifted = new Uint8Array(bytes.length + offset);
      shifted.set(bytes, offset);
      expect(embeddingFromBytes(shifted.subarray(offset))).toEqual(vector);
    }),
  );
  expect(() => embeddingFromBytes(new Uint8Array(5))).toThrow(RangeError);
});

test("similarity is between -1 and 1 and the same from both sides", () => {
  const vector = fc.float32Array({ minLength: 8, maxLength: 8, noNaN: true, min: -100, max: 100 });
  fc.assert(
    fc.property(vector, vector, (a, b) => {
      const similarity = cosine(a, b);
      expect(Math.abs(similarity)).toBeLessThanOrEqual(1);
      expect(cosine(b, a)).toBe(similarity);
    }),
  );
  expect(() => cosine(new Float32Array(2), new Float32Array(3))).toThrow(RangeError);
});
