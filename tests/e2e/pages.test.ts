import AxeBuilder from "@axe-core/playwright";
import { launchBrowser } from "@parley/testing";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Product, startProduct } from "../support/product.ts";

const PUBLIC = ["/", "/login", "/signup", "/forgot"];
const SIGNED_IN = [
  "/dashboard",
  "/dashboards",
  "/dashboard/marketing",
  "/dashboard/admissions",
  "/dashboard/executive",
  "/dashboard/ai-calls",
  "/dashboard/live",
  "/dashboard/sources/Google%20Ads",
  "/dashboard/agents/Maren%20Holt",
  "/experiments",
  "/calls",
  "/calls/new",
  "/import",
  "/team",
  "/settings/profile",
  "/settings/security",
  "/settings/organization",
  "/settings/api-keys",
  "/settings/integrations",
  "/settings/data",
  "/operator/outbox",
];

let product: Product;
let browser: Browser;
let session: Awaited<ReturnType<BrowserContext["storageState"]>>;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  const context = await browser.newContext();
  await context.request.post(`${product.url}/api/auth/sign-in/email`, {
    data: { email: "demo@example.com", password: "parley-demo" },
    headers: { origin: product.url },
  });
  session = await context.storageState();
  await context.close();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe.each([
  ["light", 1440],
  ["dark", 390],
] as const)("%s, %i px wide", (colorScheme, width) => {
  test.each([...PUBLIC, ...SIGNED_IN, "a call"])(
    "%s works without a serious barrier, an error or sideways scrolling",
    async (path) => {
      const storageState = PUBLIC.includes(path) ? undefined : session;
      const context = await browser.newContext({
        storageState,
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(product.url + (path === "a call" ? `/calls/${await callWithTranscript(context)}` : path));
      await page.locator("h1").first().waitFor();
      await page.waitForLoadState("networkidle");
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
      expect(
        await page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
      ).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});

test.each(SIGNED_IN)("%s sends a stranger to login and knows the way back", async (path) => {
  const answer = await fetch(product.url + path, { redirect: "manual" });
  expect(answer.status).toBe(307);
  const target = new URL(answer.headers.get("location") ?? "", product.url);
  expect([target.pathname, target.searchParams.get("next") ?? "/dashboard"]).toEqual(["/login", path]);
});

async function callWithTranscript(context: BrowserContext): Promise<string> {
  const page = await (
    await context.request.get(`${product.url}/api/v1/calls?kind=tracked&limit=200&min_duration=60`)
  ).json();
  const found = page.data.find((call: { has_transcript: boolean }) => call.has_transcript) ?? page.data[0];
  return found.id;
}
