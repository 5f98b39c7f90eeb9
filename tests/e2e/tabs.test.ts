import { launchBrowser } from "@parley/testing";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../support/product.ts";

let product: Product;
let browser: Browser;
let owner: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  owner = await newContext();
  const data = { email: "demo@example.com", password: "parley-demo" };
  await owner.request.post(`${product.url}/api/auth/sign-in/email`, { data, headers: { origin: product.url } });
  page = await openPage(owner);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("a CEO lands on Executive, whose sentences lead to exactly the calls that they count; Overview is one click away", async () => {
  const ceo = await join("ceo@example.com", "ceo");
  await ceo.goto(`${product.url}/dashboard`);
  await ceo.waitForURL(/\/dashboard\/executive$/);
  const number = ceo.locator("#summary p button").first();
  await number.waitFor();
  const calls = Number((await number.innerText()).replace(/[^\d]/g, ""));
  await number.click();
  const total = ceo.locator("[data-behind-total]");
  await total.waitFor();
  expect(Number(await total.getAttribute("data-behind-total"))).toBe(calls);
  await ceo.keyboard.press("Escape");
  const tabs = ceo.getByRole("navigation", { name: "Dashboard tabs" });
  await tabs.getByRole("link", { name: "Overview" }).click();
  await ceo.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
});

test("a caller who was missed is called back with the number filled in", async () => {
  await page.goto(`${product.url}/dashboard/admissions`);
  const first = page.locator("#missed-recovery li").first();
  const id = (await first.getByRole("link").first().getAttribute("href"))!.split("/").at(-1);
  const call = await (await owner.request.get(`${product.url}/api/v1/calls/${id}`)).json();
  expect([call.status, call.direction]).toEqual(["missed", "inbound"]);
  await first.getByRole("link", { name: /^Call .* back$/ }).click();
  await page.waitForURL(/\/calls\/new/);
  await expect.poll(() => page.getByLabel("Phone number").inputValue()).toBe(call.phone);
});

test("a ranking's name leads to its page, which counts the same calls", async () => {
  await page.goto(`${product.url}/dashboard/executive`);
  const row = page.getByRole("table", { name: "Top sources by revenue" }).locator("tbody tr").first();
  await row.waitFor();
  const calls = await row.locator("td").nth(2).innerText();
  const source = await row.locator("td").first().innerText();
  await row.getByRole("link", { name: source }).click();
  await page.getByRole("heading", { level: 1, name: source }).waitFor();
  await expect.poll(() => page.locator("#calls").innerText()).toContain(calls);
});

test("a call stands in the live view while it lasts, without a reload, and its line leads to it", async () => {
  await page.goto(`${product.url}/dashboard/live`);
  await page
    .getByText("No call right now")
    .or(page.getByRole("table", { name: "Calls in progress" }))
    .first()
    .waitFor();
  const data = { to: "+15005550100", purpose: "Ask for the opening hours of the shop" };
  const headers = { origin: product.url };
  const placed = await owner.request.post(`${product.url}/api/v1/calls`, { data, headers });
  const { id } = await placed.json();
  const row = page.locator("tr", { has: page.locator(`a[href="/calls/${id}"]`) });
  const line = row.getByRole("link");
  await row.getByText("In progress").waitFor();
  await line.click();
  await page.waitForURL(new RegExp(id));
  await page.goBack();
  await owner.request.post(`${product.url}/api/v1/calls/${id}/hangup`, { headers });
  await expect.poll(() => line.count(), { timeout: 30_000 }).toBe(0);
});

test("nothing on the way broke in the browser", () => {
  expect(complaints).toEqual([]);
});

function newContext(): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
}

async function openPage(context: BrowserContext): Promise<Page> {
  const opened = await context.newPage();
  opened.on("pageerror", (error) => complaints.push(error.message));
  return opened;
}

/** A new person in the owner's organization, by invitation as people come. */
async function join(email: string, role: string): Promise<Page> {
  const headers = { origin: product.url };
  const invited = await owner.request.post(`${product.url}/api/v1/invitations`, { data: { email, role }, headers });
  expect(invited.status()).toBe(201);
  let token = "";
  await expect
    .poll(async () => {
      const outbox = await (await owner.request.get(`${product.url}/operator/outbox`)).text();
      token = /\/invite\/([\w-]+)/.exec(outbox)?.[1] ?? "";
      return token;
    })
    .not.toBe("");
  const context = await newContext();
  const account = { email, password: "correct horse battery", name: "Cleo Chief" };
  await context.request.post(`${product.url}/api/auth/sign-up/email`, { data: account, headers });
  const accepted = await context.request.post(`${product.url}/api/v1/invitations/accept`, { data: { token }, headers });
  expect(accepted.status()).toBe(200);
  return openPage(context);
}
