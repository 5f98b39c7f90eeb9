import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createMoonshineTranscriber } from "@parley/speech";
import { launchBrowser } from "@parley/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../support/product.ts";
import { makeExport } from "./make-export.ts";
import { readWav } from "./read-wav.ts";

let product: Product;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  product = await startProduct({ DEMO: "0" });
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("a person signs up, names the organization and is offered both doors", async () => {
  await page.goto(`${product.url}/calls`);
  await page.waitForURL(/\/login\?next=/);
  await page.goto(`${product.url}/signup`);
  await page.getByLabel("Name").fill("Kate Miller");
  await page.getByLabel("E-mail").fill("kate@example.com");
  await page.getByRole("textbox", { name: "Password" }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.locator('input[name="password"][aria-invalid="true"]').waitFor();
  await page.getByRole("textbox", { name: "Password" }).fill("correct horse battery");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/onboarding/);
  await page.getByLabel("Name").fill("Northside Dental");
  await page.getByRole("button", { name: "Create organization" }).click();
  await page.getByText("Northside Dental is ready").waitFor();
  await page.getByText("Place a test call").waitFor();
});

test("an imported file shows the numbers that its rows say, counted apart from the product", async () => {
  const { csv, expected } = makeExport(400, new Date());
  const file = join(product.dataDir, "export.csv");
  writeFileSync(file, csv);
  await page.getByText("Import a file").click();
  await page.waitForURL(/\/import/);
  // The page wakes before it takes files.
  await page.waitForLoadState("networkidle");
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole("button", { name: "Start import" }).click();
  await page.getByRole("link", { name: "See the calls" }).waitFor({ timeout: 60_000 });
  await page.goto(`${product.url}/dashboard`);
  for (const [title, value] of [
    ["Total calls", expected.calls],
    ["Answered", expected.answered],
    ["Missed", expected.missed],
    ["Conversions", expected.conversions],
  ] as const) {
    const tile = page.locator("section", { has: page.getByRole("heading", { name: title, exact: true }) });
    await expect
      .poll(() => tile.textContent(), { timeout: 30_000, message: title })
      .toContain(`${title}${value.toLocaleString("en-US")}`);
  }
});

test("a call to the simulator is read while it is spoken, and its recording plays what was said", async () => {
  await page.goto(`${product.url}/calls/new`);
  await page.getByLabel("Phone number").fill("not a number");
  await page.getByLabel("Purpose").fill("Ask for the opening hours on Saturday");
  await page
    .getByRole("button", { name: /^Call|Place/ })
    .first()
    .click();
  await page
    .getByText(/international form|phone number/i)
    .first()
    .waitFor();
  await page.getByLabel("Phone number").fill("+1 500 555 0100");
  await page
    .getByRole("button", { name: /^Call|Place/ })
    .first()
    .click();
  await page.waitForURL(/\/calls\/call_/);
  // Words of the running call, before it has ended.
  await page
    .getByText(/AI assistant/i)
    .first()
    .waitFor({ timeout: 60_000 });
  const id = page.url().split("/").at(-1)!;
  const running = await (await page.request.get(`${product.url}/api/v1/calls/${id}`)).json();
  expect(running.status).toBe("in_progress");

  await expect
    .poll(async () => (await (await page.request.get(`${product.url}/api/v1/calls/${id}`)).json()).status, {
      timeout: 120_000,
    })
    .toBe("completed");
  const call = await (await page.request.get(`${product.url}/api/v1/calls/${id}`)).json();
  expect(call.ai).toMatchObject({ carrier: "simulator", outcome: "achieved" });
  expect(call.ai.outcome_evidence).toBeTruthy();
  expect(call.duration_seconds).toBeGreaterThan(5);
  expect(call.ai.cost_breakdown.length).toBeGreaterThan(0);

  // What the recording says is what the transcript says: the callee on the left, the agent on the right.
  const answer = await page.request.get(`${product.url}/api/v1/calls/${id}/recording`);
  const { left, right } = readWav(await answer.body());
  const transcriber = createMoonshineTranscriber();
  expect((await transcriber.transcribe(left.subarray(0, 8000 * 12))).text.toLowerCase()).toContain(
    "thank you for calling",
  );
  expect((await transcriber.transcribe(right.subarray(0, 8000 * 25))).text.toLowerCase()).toMatch(
    /assistant|opening hours|saturday/,
  );
  await transcriber.close();
  const part = await page.request.get(`${product.url}/api/v1/calls/${id}/recording`, {
    headers: { range: "bytes=0-43" },
  });
  expect(part.status()).toBe(206);

  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect
    .poll(() => page.evaluate<number>("document.querySelector('audio')?.currentTime ?? 0"), { timeout: 20_000 })
    .toBeGreaterThan(0.3);
});

test("nothing on the way broke in the browser", () => {
  expect(complaints).toEqual([]);
});
