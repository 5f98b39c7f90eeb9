import AxeBuilder from "@axe-core/playwright";
import { launchBrowser } from "@parley/testing";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Product, startProduct } from "../support/product.ts";

/** Pages of one thing, whose address is only known when the product runs. */
const ONE_THING = ["a call", "a persona", "a scenario"];
/** Most of a page's time is waiting for the server and for quiet; more than two of them wait for the processor. */
const AT_A_TIME = 2;
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
  "/personas",
  "/numbers",
  "/scenarios",
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
const ALL = [...PUBLIC, ...SIGNED_IN, ...ONE_THING];

let product: Product;
let browser: Browser;
let session: Awaited<ReturnType<BrowserContext["storageState"]>>;
/** Of the pages of one thing. */
let addresses: Record<string, string> = {};

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  const context = await browser.newContext();
  await context.request.post(`${product.url}/api/auth/sign-in/email`, {
    data: { email: "demo@example.com", password: "parley-demo" },
    headers: { origin: product.url },
  });
  session = await context.storageState();
  addresses = {
    "a call": `/calls/${await callWithTranscript(context)}`,
    "a persona": `/personas/${await firstPersona(context)}`,
    "a scenario": `/scenarios/${await newScenario(context)}`,
  };
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
  const found = new Map<string, Promise<string[]>>();
  let contexts: BrowserContext[] = [];
  beforeAll(async () => {
    const options = { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" } as const;
    const stranger = await browser.newContext(options);
    const member = await browser.newContext({ ...options, storageState: session });
    contexts = [stranger, member];
    // The tests wait for what these find: begun one after the other, each test would load its page alone.
    const lanes = Array.from({ length: AT_A_TIME }, () => Promise.resolve<string[]>([]));
    for (const [at, path] of ALL.entries()) {
      const context = PUBLIC.includes(path) ? stranger : member;
      lanes[at % AT_A_TIME] = lanes[at % AT_A_TIME]!.then(() => problemsOf(context, path));
      found.set(path, lanes[at % AT_A_TIME]!);
    }
  });
  afterAll(async () => {
    await Promise.all(found.values());
    for (const context of contexts) await context.close();
  });
  test.each(ALL)("%s works without a serious barrier, an error or sideways scrolling", async (path) => {
    expect(await found.get(path)).toEqual([]);
  });
});

test.each(SIGNED_IN)("%s sends a stranger to login and knows the way back", async (path) => {
  const answer = await fetch(product.url + path, { redirect: "manual" });
  expect(answer.status).toBe(307);
  const target = new URL(answer.headers.get("location") ?? "", product.url);
  expect([target.pathname, target.searchParams.get("next") ?? "/dashboard"]).toEqual(["/login", path]);
});

/** What is wrong with a page, in words; empty when nothing is. */
async function problemsOf(context: BrowserContext, path: string): Promise<string[]> {
  const page = await context.newPage();
  try {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.goto(product.url + (addresses[path] ?? path));
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page })
      // Every node that passes would be described too, which on a dashboard takes longer than the rules.
      .options({ resultTypes: ["violations"] })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact === "serious" || impact === "critical") problems.push(`${id}: ${nodes[0]?.html.slice(0, 160)}`);
    }
    const sideways = await page.evaluate<number>(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    if (sideways > 0) problems.push(`scrolls sideways by ${sideways} px`);
    return problems;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await page.close();
  }
}

async function callWithTranscript(context: BrowserContext): Promise<string> {
  const page = await (
    await context.request.get(`${product.url}/api/v1/calls?kind=tracked&limit=200&min_duration=60`)
  ).json();
  const found = page.data.find((call: { has_transcript: boolean }) => call.has_transcript) ?? page.data[0];
  return found.id;
}

async function firstPersona(context: BrowserContext): Promise<string> {
  const page = await (await context.request.get(`${product.url}/api/v1/personas?limit=1`)).json();
  return page.data[0].id;
}

/** With a step of its own and each part of the form in use. */
async function newScenario(context: BrowserContext): Promise<string> {
  const definition = {
    callee: { lines: [{ wait_for: "speech", match: "hours", say: "We open at nine." }, { hang_up: true }] },
    line: { noise_db: 40 },
    call: { purpose: "Ask for the opening hours", questions: ["When do they open?"] },
    assertions: [
      { type: "outcome", is: "achieved" },
      { type: "answer", key: "open", value: true },
    ],
  };
  const answer = await context.request.post(`${product.url}/api/v1/scenarios`, {
    data: { name: "Opening hours", definition },
    headers: { origin: product.url },
  });
  return (await answer.json()).id;
}
