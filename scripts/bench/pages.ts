import { gzipSync } from "node:zlib";
import { launchBrowser } from "@parley/testing";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { startProduct } from "../../tests/support/product.ts";

/**
 * Each page of the shell on the demo data: the server's time for the document (p50 of 15, one after the other), the JavaScript that a
 * first visit with an empty cache transfers (gzip), and the largest contentful paint in local Chromium (median of 3).
 */
interface Metric {
  bench: "pages";
  metric: string;
  value: number;
  unit: string;
  target: number;
  better: "lower";
  pass: boolean;
}

const PAGES = [
  "/login",
  "/dashboard",
  "/calls",
  "/calls/new",
  "/import",
  "/team",
  "/settings/profile",
  "/settings/api-keys",
  "/settings/integrations",
];
const REQUESTS = 15;
const VISITS = 3;

export async function* bench(): AsyncGenerator<Metric> {
  const product = await startProduct();
  const browser = await launchBrowser();
  try {
    const state = await signIn(browser, product.url);
    await demoIsComplete(product.url, state);
    const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    for (const path of PAGES) {
      const name = path.slice(1).replaceAll("/", "_");
      const session = path === "/login" ? "" : cookie;
      yield metric(`${name}_server_p50_ms`, await serverTime(product.url + path, session), "ms", 60);
      const visits = [];
      for (let i = 0; i < VISITS; i++)
        visits.push(await visit(browser, product.url + path, path === "/login" ? undefined : state));
      const first = visits[0]!;
      yield metric(`${name}_js_kb_gzip`, Math.round(first.firstLoad / 1024), "kB", 250);
      if (first.total > first.firstLoad)
        yield metric(`${name}_js_with_lazy_kb_gzip`, Math.round(first.total / 1024), "kB", 250);
      yield metric(`${name}_lcp_ms`, Math.round(median(visits.map(({ lcp }) => lcp))), "ms", 1500);
    }
  } finally {
    await browser.close();
    await product.stop();
  }
}

/** Runs in the page: when the largest thing so far was painted, in ms since the navigation began. */
const LCP = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
    type: "largest-contentful-paint",
    buffered: true,
  });
})`;

export type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

export async function signIn(browser: Browser, url: string): Promise<State> {
  const context = await browser.newContext();
  await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: { email: "demo@example.com", password: "parley-demo" },
    headers: { origin: url },
  });
  const state = await context.storageState();
  await context.close();
  return state;
}

/** The demo's calls and recordings are made in the background after the start; pages are measured when that is over. */
export async function demoIsComplete(url: string, { cookies }: State): Promise<void> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const read = async (query: string) =>
    JSON.parse(await (await fetch(`${url}/api/v1/calls?${query}`, { headers: { cookie } })).text());
  for (const deadline = Date.now() + 600_000; Date.now() < deadline; await new Promise((r) => setTimeout(r, 2_000))) {
    const placed = await read("kind=ai");
    const recent = await read("kind=tracked&limit=200&min_duration=20");
    const waiting = recent.data.some(
      (call: { has_transcript: boolean; has_recording: boolean }) => call.has_transcript && !call.has_recording,
    );
    const open = placed.data.some((call: { status: string }) =>
      ["queued", "ringing", "in_progress"].includes(call.status),
    );
    if (placed.data.length === 3 && !open && !waiting) return;
  }
  throw new Error("The demo was not complete after ten minutes.");
}

async function serverTime(url: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < REQUESTS + 3; i++) {
    const begun = performance.now();
    const response = await fetch(url, { headers: { cookie, "accept-encoding": "gzip" }, redirect: "manual" });
    if (response.status !== 200) throw new Error(`${url} answered with ${response.status}`);
    await response.text();
    // The first three warm it up.
    if (i >= 3) times.push(performance.now() - begun);
  }
  return Math.round(median(times) * 10) / 10;
}

/** One visit with an empty cache. `firstLoad` counts scripts that the document names, `total` also those that came later. */
async function visit(browser: Browser, url: string, storageState: State | undefined) {
  const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const scripts = countScripts(page);
  const document = await (await page.goto(url, { waitUntil: "networkidle" }))!.text();
  const sizes = await scripts();
  const lcp = await page.evaluate<number>(LCP);
  await context.close();
  const named = sizes.filter(({ path }) => document.includes(path));
  return { firstLoad: sum(named.map(({ bytes }) => bytes)), total: sum(sizes.map(({ bytes }) => bytes)), lcp };
}

function countScripts(page: Page): () => Promise<{ path: string; bytes: number }[]> {
  const bodies: Promise<{ path: string; bytes: number }>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    const path = new URL(response.url()).pathname;
    bodies.push(response.body().then((body) => ({ path, bytes: gzipSync(body).length })));
  });
  return () => Promise.all(bodies);
}

function metric(name: string, value: number, unit: string, target: number): Metric {
  return { bench: "pages", metric: name, value, unit, target, better: "lower", pass: value <= target };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
