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

/** Opens the page and gives the list to which every question that it puts to /analytics/batch is added. */
async function open(path: string): Promise<Question[]> {
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
  await page.goto(product.url + path, { waitUntil: "commit", timeout: 90_000 });
  return asked;
}

/** The same questions are the same text, in whatever order a page asks them and writes their properties. */
const words = (questions: readonly Question[]) => {
  const text = (question: Question) => JSON.stringify(Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [...new Set(questions.map(text))].sort();
};

test.each<[Tab, string]>([
  ["overview", "/dashboard"],
  ["marketing", "/dashboard/marketing"],
])("what the benchmark asks for the %s tab is what its page asks", async (tab, path) => {
  const expected = tabQuestions(tab, { range: { preset: "last_30_days" }, bucket: "day" });
  const asked = await open(path);
  // Cards that load later ask later; all others ask together in one request.
  await expect.poll(() => words(asked), { timeout: 90_000 }).toEqual(words(expected));
});
