import { launchBrowser } from "@parley/testing";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../support/product.ts";

/** Speech models are loaded with the first call, and a call rings before somebody talks. */
const FIRST_WORDS = { timeout: 60_000 };
const SOON = { timeout: 30_000 };

let product: Product;
let browser: Browser;
let page: Page;
let persona: { id: string; name: string };
const complaints: string[] = [];

beforeAll(async () => {
  product = await startProduct({ DEMO: "0" });
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce" });
  const headers = { origin: product.url };
  const account = { name: "Kate Miller", email: "kate@example.com", password: "correct horse battery" };
  await context.request.post(`${product.url}/api/auth/sign-up/email`, { data: account, headers });
  page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await make("/organizations", { name: "Northside Dental", timezone: "America/New_York", currency: "USD" });
  persona = await make("/personas", { name: "Front desk", greeting: "Northside Dental, how can I help you?" });
  await make("/numbers", { number: "+1 415 555 2671", label: "Main line", persona_id: persona.id });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("who watches a call reads it as it is spoken, whispers, speaks in the agent's place, gives it back and ends it", async () => {
  await open("/calls/new");
  await page.getByLabel("Phone number").fill("+1 500 555 0100");
  await page.getByLabel("Purpose").fill("Ask for the opening hours on Saturday");
  await page.getByRole("combobox", { name: "Persona", exact: true }).click();
  await page.getByRole("option", { name: persona.name }).click();
  await page.getByRole("button", { name: "Call now" }).click();
  await page.waitForURL(/\/calls\/call_/);

  await spoken()
    .getByText(/assistant/i)
    .first()
    .waitFor(FIRST_WORDS);
  await expect.poll(async () => (await read<Call>(`/calls/${callId()}`)).status, SOON).toBe("in_progress");

  await page.getByLabel("Whisper to the agent").fill("Ask whether they open on Sunday too");
  await page.getByRole("button", { name: "Whisper", exact: true }).click();
  await page.getByText("Whispered: Ask whether they open on Sunday too").waitFor(SOON);
  await page.getByText("A supervisor whispered").waitFor(SOON);

  await page.getByRole("button", { name: "Take over" }).click();
  await page.getByText("You are speaking").waitFor(SOON);
  await page.getByText("A supervisor took over").waitFor(SOON);
  await page.getByRole("button", { name: "Hand back to the agent" }).click();
  await page.getByText("The agent has the call again").waitFor(SOON);
  // The talk goes on.
  const said = await spoken().getByRole("listitem").count();
  await expect.poll(() => spoken().getByRole("listitem").count(), SOON).toBeGreaterThan(said);

  await page.getByRole("button", { name: "Hang up" }).click();
  await page.getByRole("link", { name: "Call again" }).waitFor(SOON);
  const { status, events, ai } = await read<Call>(`/calls/${callId()}`);
  expect(status).toBe("completed");
  expect(ai.persona?.id).toBe(persona.id);
  const kinds = events.map(({ kind, data }) => (kind === "takeover" ? `${kind} ${data.on}` : kind));
  expect(kinds.filter((kind) => /whisper|takeover/.test(kind))).toEqual(["whisper", "takeover true", "takeover false"]);
});

test("while the recording plays, the transcript marks the line that is heard and goes on to the next", async () => {
  const play = page.getByRole("button", { name: "Play", exact: true });
  await play.waitFor(SOON);
  await play.click();
  const current = spoken().locator('li[aria-current="true"]');
  await current.waitFor(SOON);
  const first = await current.getAttribute("data-line");
  await expect.poll(async () => (await current.count()) && current.getAttribute("data-line"), SOON).not.toBe(first);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await current.waitFor({ state: "detached", ...SOON });
});

test("a persona talks with the browser's microphone, and its words stand there as it says them", async () => {
  await open("/personas");
  await page.getByRole("link", { name: persona.name }).click();
  await page.waitForURL(/\/personas\/persona_/);
  await page.getByRole("button", { name: "Talk to your agent" }).click();
  await page.getByRole("button", { name: "Start talking" }).click();
  const lines = dialog().getByRole("list", { name: "What was said" }).getByRole("listitem");
  await lines.filter({ hasNotText: /^You/ }).first().waitFor(FIRST_WORDS);
  await dialog().getByRole("button", { name: "Hang up" }).click();
  await dialog().getByText("The talk has ended").waitFor(SOON);
});

test("a number that is rung is answered, and its call is in the list while it goes on", async () => {
  const before = new Set((await inbound()).map(({ id }) => id));
  await open("/numbers");
  await page.getByRole("button", { name: "Ring", exact: true }).first().click();
  await dialog().getByRole("button", { name: "Ring", exact: true }).click();
  await page.waitForURL(/\/calls\?/);
  const fresh = async () => (await inbound()).find(({ id }) => !before.has(id));
  await expect.poll(async () => (await fresh())?.status, FIRST_WORDS).toBe("in_progress");
  const { id } = (await fresh())!;
  // It is in the list as it was read, or waits behind the button: what one reads never moves.
  const row = page.locator(`[data-call="${id}"]:visible`);
  const news = page.getByRole("button", { name: /new calls?$/ });
  await row.or(news).first().waitFor(SOON);
  if (await news.isVisible()) await news.click();
  await row.waitFor(SOON);
  await open(`/calls/${id}`);
  await spoken()
    .getByText(/\w+ \w+/)
    .first()
    .waitFor(FIRST_WORDS);
  await page.getByRole("button", { name: "Hang up" }).click();
  await page.getByRole("link", { name: "Call again" }).waitFor(SOON);
});

test("nothing on the way broke in the browser", () => {
  expect(complaints).toEqual([]);
});

interface Call {
  id: string;
  status: string;
  events: { kind: string; data: Record<string, unknown> }[];
  ai: { persona: { id: string } | null };
}

async function read<T>(path: string): Promise<T> {
  return (await page.request.get(`${product.url}/api/v1${path}`)).json() as Promise<T>;
}

async function make<T>(path: string, data: object): Promise<T> {
  const answer = await page.request.post(`${product.url}/api/v1${path}`, { data, headers: { origin: product.url } });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json() as Promise<T>;
}

const inbound = async () => (await read<{ data: Call[] }>("/calls?kind=ai&direction=inbound&limit=50")).data;

/** A click before the page wakes is lost. */
async function open(path: string): Promise<void> {
  await page.goto(product.url + path);
  await page.waitForLoadState("networkidle");
}

const callId = (): string => new URL(page.url()).pathname.split("/").at(-1)!;
const spoken = (): Locator => page.getByRole("list", { name: "What was said" });
const dialog = (): Locator => page.getByRole("dialog");
