import AxeBuilder from "@axe-core/playwright";
import { launchBrowser } from "@parley/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../support/product.ts";

const PASSWORD = "correct horse battery";

let product: Product;
let browser: Browser;
/** Signed in as the demo's owner. */
let owner: Page;
/** A stranger without a session. */
let visitor: Page;
const complaints: string[] = [];
/** The public address, and the number that the board shows. */
let link = "";
let calls = "";

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce" });
  await context.request.post(`${product.url}/api/auth/sign-in/email`, {
    data: { email: "demo@example.com", password: "parley-demo" },
    headers: { origin: product.url },
  });
  owner = await context.newPage();
  visitor = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  for (const page of [owner, visitor]) page.on("pageerror", (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("a board is made of a number and bars, arranged by keyboard, and saved", async () => {
  await owner.goto(`${product.url}/dashboards`);
  // A click before the page wakes is lost.
  await owner.waitForLoadState("networkidle");
  await owner.getByRole("button", { name: "Start empty" }).click();
  await owner.waitForURL(/\/dashboards\/dash_\w+\?edit=true/);
  await owner.getByLabel("Name of the board").fill("For the wall");

  await owner.getByRole("button", { name: "Add tile" }).click();
  await owner.getByRole("dialog").getByLabel("Title").fill("All calls");
  await owner.getByRole("button", { name: "Add", exact: true }).click();

  await owner.getByRole("button", { name: "Add tile" }).click();
  const editor = owner.getByRole("dialog");
  await editor.getByText("Bars", { exact: true }).click();
  // Its own words for it, once the preview has answered.
  await editor.getByRole("heading", { name: "Calls by source" }).waitFor();
  await owner.getByRole("button", { name: "Add", exact: true }).click();
  await owner.getByText("Unsaved changes").waitFor();

  const handle = owner.getByRole("button", { name: /^Move All calls/ });
  await handle.focus();
  await owner.keyboard.press("Shift+ArrowRight");
  await owner.getByText("Column 1, row 1, 4 wide, 3 high").waitFor();

  // Days that are over: the demo's calls go on while this runs.
  await owner.getByRole("button", { name: /^Date range/ }).click();
  await owner.getByRole("button", { name: "Last month" }).click();

  await owner.getByRole("button", { name: "Save", exact: true }).click();
  await owner.getByRole("button", { name: "Edit", exact: true }).waitFor();
  calls = await numberOn(owner);
  expect(Number(calls.replace(/\D/g, ""))).toBeGreaterThan(100);
  await owner.goto(owner.url().split("?")[0]!);
  await owner.getByRole("button", { name: "Date range: Last month" }).waitFor();
  await owner.locator('section[aria-label="Calls by source"] svg').first().waitFor();
});

test("a tile that was removed comes back", async () => {
  await owner.getByRole("button", { name: "Edit", exact: true }).click();
  await owner.getByRole("button", { name: "More about All calls" }).click();
  await owner.getByRole("menuitem", { name: "Remove" }).click();
  await owner.locator('section[aria-label="All calls"]').waitFor({ state: "detached" });
  await owner.getByRole("button", { name: "Undo" }).last().click();
  await owner.locator('section[aria-label="All calls"]').waitFor();
  await owner.getByRole("button", { name: /^(Cancel|Discard)$/ }).click();
});

test("its link asks a stranger for the password, refuses a wrong one, and shows the same number for the right one", async () => {
  await owner.getByRole("button", { name: "Share" }).click();
  await owner.getByRole("button", { name: "Make a link" }).click();
  await owner.getByLabel("Password").fill(PASSWORD);
  await owner.getByRole("button", { name: "Make link" }).click();
  link = await owner.getByRole("textbox", { name: "Public link" }).inputValue();
  const { pathname } = new URL(link);
  expect(pathname).toMatch(/^\/d\/[\w-]{43}$/);

  const answer = await visitor.goto(product.url + pathname);
  expect(await answer!.text()).toMatch(/<meta name="robots" content="noindex/);
  const password = visitor.getByLabel("Password");
  await password.fill("wrong horse");
  await visitor.getByRole("button", { name: "Open the board" }).click();
  await visitor.getByText("This password is wrong.").waitFor();
  expect(await visitor.content()).not.toContain("For the wall");
  await password.fill(PASSWORD);
  await visitor.getByRole("button", { name: "Open the board" }).click();
  await visitor.getByRole("heading", { name: "For the wall" }).waitFor();
  expect(await numberOn(visitor)).toBe(await numberOn(owner));
  await visitor.locator('section[aria-label="Calls by source"] svg').first().waitFor();
  // To read only: nothing leads to calls or changes anything.
  expect(await visitor.getByRole("link").count()).toBe(0);
  expect(await visitor.getByRole("button", { name: "Edit" }).count()).toBe(0);
});

test("neither the board nor its public page has a serious barrier or scrolls sideways", async () => {
  await owner.keyboard.press("Escape");
  await owner.getByRole("dialog").waitFor({ state: "detached" });
  for (const page of [owner, visitor]) {
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await page.evaluate<number>(over)).toBeLessThanOrEqual(0);
  }
});

test("revoked, the link is gone also for who had it open", async () => {
  await owner.getByRole("button", { name: "Share" }).click();
  await owner.getByRole("button", { name: "Revoke" }).click();
  await owner.getByRole("button", { name: "Revoke link" }).click();
  await owner.getByText("Revoked", { exact: true }).waitFor();
  await visitor.getByRole("button", { name: "Refresh" }).click();
  await visitor.getByText("This link has ended").waitFor();
  await visitor.reload();
  await visitor.getByText("This link has ended").waitFor();
  expect(await visitor.content()).not.toContain("For the wall");
  expect(complaints).toEqual([]);
});

/** What the number tile says. */
async function numberOn(page: Page): Promise<string> {
  const tile = page.locator('section[aria-label="All calls"]');
  await tile.locator("p").first().waitFor();
  return (await tile.locator("p").first().innerText()).split("\n")[0]!.trim();
}
