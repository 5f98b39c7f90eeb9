import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createDiskStorage } from "./create-disk-storage.ts";

const root = mkdtempSync(join(tmpdir(), "parley-storage-"));
const storage = createDiskStorage(join(root, "files"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}
async function text(key: string, range?: { start?: number; end?: number }) {
  let all = "";
  for await (const chunk of storage.read(key, range)) all += chunk;
  return all;
}

test("what was put is read back, whole or as a range with both ends", async () => {
  expect(await storage.put("org/a.txt", pieces("hello ", "world"))).toBe(11);
  expect(await text("org/a.txt")).toBe("hello world");
  expect(await text("org/a.txt", { start: 3, end: 6 })).toBe("lo w");
  expect(await storage.stat("org/a.txt")).toMatchObject({ bytes: 11 });
  await storage.delete("org/a.txt");
  await storage.delete("org/a.txt");
  expect(await storage.stat("org/a.txt")).toBeNull();
});

test("an upload that breaks off leaves the old file and no trace of the new one", async () => {
  await storage.put("org/b.txt", pieces("old"));
  const broken = (async function* () {
    yield Buffer.from("half of the n");
    throw new Error("connection lost");
  })();
  await expect(storage.put("org/b.txt", broken)).rejects.toThrow("connection lost");
  expect(await text("org/b.txt")).toBe("old");
  expect(readdirSync(join(root, "files", "org"))).toEqual(["b.txt"]);
});

test("files are for this account only", async () => {
  await storage.put("org/c.txt", pieces("secret"));
  expect(statSync(join(root, "files", "org", "c.txt")).mode & 0o077).toBe(0);
});

test.each([
  "../x",
  "/etc/passwd",
  "a/../../x",
  "a//b",
  "",
  ".hidden",
  "a/.b",
  "A/b",
  "a\\..\\b",
  "a/b\u0000",
  "a/%2e%2e",
])("the key %j reaches nowhere", async (key) => {
  await expect(storage.put(key, pieces("x"))).rejects.toThrow("Not a storage key");
  expect(() => storage.read(key)).toThrow("Not a storage key");
  await expect(storage.stat(key)).rejects.toThrow("Not a storage key");
});
