import { launchBrowser } from "@parley/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Question, type Tab, tabQuestions } from "../../scripts/bench/analytics/tab-questions.ts";
import { type Product, startProduct } from "../support/product.ts";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Every question that the page puts to /analytics/batch until the network has been quiet. */
async function askedBy(path: string): Promise<Question[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 2_400 } });
  await context.request.post(`${product.url}/api/auth/sign-in/email`, {
    data: { email: "demo@example.com", password: "parley-demo" },
    headers: { origin: product.url },
  });
  const page = await context.newPage();
  const asked: Question[] = [];
  page.on("request", (request) => {
    if (!request.url().endsWith("/api/v1/analytics/batch")) return;
    const { queries } = request.postDataJSON() as { queries: { query: Question }[] };
    asked.push(...queries.map(({ query }) => query));
  });
  const first = page.waitForRequest("**/api/v1/analytics/batch");
  await page.goto(product.url + path);
  await first;
  await page.waitForLoadState("networkidle");
  await context.close();
  return asked;
}

const words = (questions: readonly Question[]) =>
  [
    ...new Set(
      questions.map((question) => JSON.stringify(Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1)))),
    ),
  ].sort();

test.each<[Tab, string]>([
  ["overview", "/dashboard"],
  ["marketing", "/dashboard/marketing"],
])("what the benchmark asks for the %s tab is what its page asks", async (tab, path) => {
  const expected = tabQuestions(tab, { range: { preset: "last_30_days" }, bucket: "day" });
  expect(words(await askedBy(path))).toEqual(words(expected));
});
