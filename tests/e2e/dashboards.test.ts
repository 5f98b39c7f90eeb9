import { launchBrowser } from "@parley/testing";
import type { APIRequestContext, Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../support/product.ts";

let product: Product;
let browser: Browser;
let owner: BrowserContext;
let page: Page;
const complaints: string[] = [];
/** A busy machine answers late; a wrong page never answers. */
const PATIENT = { timeout: 60_000 };

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  owner = await newContext();
  await signIn(owner.request, "demo@example.com", "parley-demo");
  page = await openPage(owner);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("a whole tab is one question to the server, and each of its cards is drawn", async () => {
  const batches: number[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/v1/analytics/batch")) batches.push(request.postDataJSON().queries.length);
  });
  await page.goto(`${product.url}/dashboard?range=last_90_days`);
  await page.getByRole("heading", { name: "Top sources" }).waitFor();
  await page.getByRole("table", { name: "Top sources" }).waitFor();
  // What is far below is drawn when it comes near.
  await page.locator("#scores").scrollIntoViewIfNeeded();
  await expect.poll(() => page.locator("figure svg").count(), PATIENT).toBeGreaterThanOrEqual(5);
  expect(batches).toHaveLength(1);
  expect(batches[0]).toBeGreaterThan(8);
  page.removeAllListeners("request");
});

test("filter and comparison stand in the address, and a number leads to exactly its calls", async () => {
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("button", { name: "Direction", exact: true }).click();
  const answered = page.waitForResponse((response) => response.url().endsWith("/analytics/batch"));
  await page.getByRole("checkbox", { name: "Inbound" }).click();
  await page.waitForURL(/f=direction%3Ais%3Ainbound|f=direction:is:inbound/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Compare with/ }).click();
  await page.getByRole("menuitemradio", { name: "vs previous year" }).click();
  await page.waitForURL(/compare=previous_year/);

  const row = page.getByRole("table", { name: "Top sources" }).locator("tbody tr").first();
  await answered;
  await expect.poll(() => page.locator("#sources").getAttribute("aria-busy"), PATIENT).toBe("false");
  const source = (await row.locator("td").first().textContent())!.trim();
  const calls = number((await row.locator("td").nth(1).textContent())!);
  await row.locator("td").nth(1).getByRole("button").click();
  await landOn(calls);
  const listed = page.getByRole("list", { name: "Calls behind this number" }).locator("li");
  await expectAll(listed.first().page(), calls, source);
  await page.keyboard.press("Escape");
});

test("a click on a bar leads to exactly the calls that the bar counts", async () => {
  await page.goto(`${product.url}/dashboard?range=last_90_days`);
  const card = page.locator("#scores");
  await card.scrollIntoViewIfNeeded();
  await card.locator("figure svg").waitFor();
  const twin = card.locator("figure table");
  const calls = number((await twin.locator("tbody tr").last().locator("td").first().textContent())!);
  const box = (await card.locator("figure svg").boundingBox())!;
  // The last of five bands, a little above the axis: inside its bar, however high it is.
  await page.mouse.click(box.x + box.width * 0.83, box.y + box.height - 34);
  await page.waitForURL(/behind=calls/);
  expect(new URL(page.url()).searchParams.getAll("at")).toEqual(["score_band:is:4-5"]);
  await landOn(calls);
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.searchParams.has("behind"));
});

test("days are zoomed into by dragging, and Escape leads back", async () => {
  await page.goto(`${product.url}/dashboard?range=last_30_days`);
  const chart = page.locator("#calls-over-time figure svg");
  await chart.waitFor();
  await page.waitForLoadState("networkidle");
  const box = (await chart.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.3, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 90, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/zoom=last_30_days/);
  const zoomed = new URL(page.url()).searchParams;
  expect(zoomed.get("from")! < zoomed.get("to")!).toBe(true);
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.searchParams.has("zoom") && !url.searchParams.has("from"));
});

test("a view saved for the team opens by its address for another member, and a viewer sees the Overview only", async () => {
  await page.goto(`${product.url}/dashboard?range=last_90_days&f=direction:is:inbound&compare=none`);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Inbound quarter");
  await page.getByRole("radio", { name: /Everybody/ }).click();
  await page.getByRole("button", { name: "Save as new" }).click();
  await page.waitForURL(/view=view_/);
  const address = page.url();
  const total = page.locator("#total-calls");
  await expect.poll(() => total.textContent(), PATIENT).toMatch(/\d/);
  const shown = await total.textContent();

  const viewer = await join("viewer@example.com", "viewer");
  await viewer.goto(address);
  await viewer.getByText("inbound", { exact: false }).first().waitFor();
  await expect.poll(() => viewer.locator("#total-calls").textContent(), PATIENT).toBe(shown);
  await viewer.getByRole("button", { name: "Views" }).click();
  await viewer.getByRole("button", { name: "Inbound quarter" }).first().waitFor();

  expect(await viewer.getByRole("navigation", { name: "Dashboard tabs" }).count()).toBe(0);
  for (const path of ["marketing", "admissions", "executive", "ai-calls", "live"]) {
    await viewer.goto(`${product.url}/dashboard/${path}`);
    await viewer
      .getByText(/There is nothing at this address/)
      .first()
      .waitFor();
  }
});

test("nothing on the way broke in the browser", () => {
  expect(complaints).toEqual([]);
});

/** The open panel says as many calls as the number did. */
async function landOn(calls: number): Promise<void> {
  const total = page.locator("[data-behind-total]");
  await total.waitFor();
  expect(Number(await total.getAttribute("data-behind-total"))).toBe(calls);
}

/** Every call of the panel, all of its pages opened, is of the source. */
async function expectAll(of: Page, calls: number, source: string): Promise<void> {
  const list = of.getByRole("list", { name: "Calls behind this number" }).locator("li");
  while ((await list.count()) < calls) {
    const before = await list.count();
    await of.getByRole("button", { name: "Show more" }).click();
    await expect.poll(() => list.count(), PATIENT).toBeGreaterThan(before);
  }
  const texts = await list.allTextContents();
  expect(texts).toHaveLength(calls);
  expect(texts.filter((text) => !text.includes(source))).toEqual([]);
}

const number = (text: string) => Number(text.replace(/[^\d]/g, ""));

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  context.setDefaultTimeout(PATIENT.timeout);
  return context;
}

async function openPage(context: BrowserContext): Promise<Page> {
  const opened = await context.newPage();
  opened.on("pageerror", (error) => complaints.push(error.message));
  return opened;
}

async function signIn(request: APIRequestContext, email: string, password: string): Promise<void> {
  const headers = { origin: product.url };
  await request.post(`${product.url}/api/auth/sign-in/email`, { data: { email, password }, headers });
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
    }, PATIENT)
    .not.toBe("");
  const context = await newContext();
  const password = "correct horse battery";
  const account = { email, password, name: "Vera Viewer" };
  await context.request.post(`${product.url}/api/auth/sign-up/email`, { data: account, headers });
  const accepted = await context.request.post(`${product.url}/api/v1/invitations/accept`, { data: { token }, headers });
  expect(accepted.status()).toBe(200);
  return openPage(context);
}
