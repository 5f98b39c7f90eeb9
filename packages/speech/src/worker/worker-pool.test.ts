import { afterEach, expect, test } from "vitest";
import { createWorkerClient, type WorkerClient } from "./create-worker-client.ts";
import { defaultPoolSize } from "./pool-size.ts";
import type { TestRequest } from "./test-worker.ts";

let pool: WorkerClient<TestRequest, number>;
function start(size = 1) {
  pool = createWorkerClient("fake", new URL("./test-worker.ts", import.meta.url), size);
}
afterEach(() => pool.close());

/** Keeps one thread at work until the answer is called. */
function occupy() {
  const controller = new AbortController();
  const over = pool.call("hang", { signal: controller.signal }).catch(() => {});
  return async () => {
    controller.abort();
    await over;
  };
}

test("a second thread works while the first one is busy, and no third one is started", async () => {
  start(2);
  const release = occupy();
  const other = await pool.call("who");
  expect(await Promise.all([pool.call("who"), pool.call("who")])).toEqual([other, other]);
  await release();
});

test("a thread that dies takes its own request with it and no other", async () => {
  start(2);
  const results = await Promise.allSettled([pool.call("crash"), pool.call("who"), pool.call("who"), pool.call("who")]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
  expect(results[0]).toMatchObject({ reason: { provider: "fake", retryable: true } });
  expect(await pool.call("who")).toBeGreaterThan(0);
});

test("a request that fails leaves its thread at work", async () => {
  start();
  const thread = await pool.call("who");
  await expect(pool.call("fail")).rejects.toMatchObject({ message: "cannot", retryable: false });
  expect(await pool.call("who")).toBe(thread);
});

test("urgent requests go ahead of what waits, in their own order", async () => {
  start();
  const release = occupy();
  const order: string[] = [];
  const ask = (name: string, urgent: boolean) => pool.call("who", { urgent }).then(() => order.push(name));
  const all = [ask("first", false), ask("urgent one", true), ask("second", false), ask("urgent two", true)];
  await release();
  await Promise.all(all);
  expect(order).toEqual(["urgent one", "urgent two", "first", "second"]);
});

test("a request that is given up while it waits never runs, and one that runs is told", async () => {
  start();
  const release = occupy();
  const controller = new AbortController();
  const waiting = pool.call("crash", { signal: controller.signal });
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  await release();
  expect(await pool.call("who")).toBeGreaterThan(0);
});

test("closing fails what runs and what waits, and ends the threads", async () => {
  start();
  const results = Promise.allSettled([pool.call("hang"), pool.call("who")]);
  await pool.close();
  expect((await results).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(pool.call("who")).rejects.toMatchObject({ retryable: false });
});

test("two cores carry one thread, and many cores four", () => {
  expect([1, 2, 4, 8, 64].map(defaultPoolSize)).toEqual([1, 1, 2, 4, 4]);
});
