import AxeBuilder from "@axe-core/playwright";
import { launchBrowser } from "@parley/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../support/product.ts";
import { makeCallFile, makeShiftedFile, makeSpendFile } from "./make-call-file.ts";

const CALLS = 40;
const REFUSED = 2;

let product: Product;
let browser: Browser;
let page: Page;
let firstImport: string;
const complaints: string[] = [];

beforeAll(async () => {
  product = await startProduct({ DEMO: "0" });
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const headers = { origin: product.url };
  await context.request.post(`${product.url}/api/auth/sign-up/email`, {
    data: { name: "Kate Miller", email: "kate@example.com", password: "correct horse battery" },
    headers,
  });
  await context.request.post(`${product.url}/api/v1/organizations`, {
    data: { name: "Northside Dental", timezone: "America/Los_Angeles", currency: "USD", locale: "en-US" },
    headers,
  });
  page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("a file that is no list of calls is named before anything is sent", async () => {
  await openImport();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "calls.xlsx", mimeType: "application/vnd.ms-excel", buffer: Buffer.from("PK") });
  await page.getByRole("alert").filter({ hasText: "calls.xlsx is a workbook" }).waitFor();
});

test("a dropped file is looked into, and an unknown column becomes the field that the user says", async () => {
  await drop("front-desk.csv", makeCallFile(CALLS, REFUSED));
  await heading("How this file will be read");
  await page.locator("h2 :focus", { hasText: "How this file will be read" }).waitFor();
  const desk = page.getByRole("listitem").filter({ has: page.getByText("Desk", { exact: true }) });
  await desk.getByText("New field").filter({ visible: true }).waitFor();
  // By keyboard alone: open, search, choose.
  const combobox = page.getByRole("button", { name: /^Read Desk as/ });
  await combobox.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("agent");
  await page.getByRole("option", { name: "Agent", exact: true }).waitFor();
  await expectNoBarrier();
  await page.keyboard.press("Enter");
  await desk.getByText("Your choice").filter({ visible: true }).waitFor();
  await page.locator('button[aria-label="Read Desk as: Agent"]:focus').waitFor();
  await page.getByLabel("Save this mapping as").fill("Front desk");
  await expectNoBarrier();
});

test("it is watched until it has finished, and its counts are the rows that were read", async () => {
  await page.getByRole("button", { name: "Start import" }).click();
  await heading("The import has finished");
  firstImport = page.url();
  expect(await counts()).toEqual({ New: CALLS - REFUSED, Updated: 0, Unchanged: 0, Refused: REFUSED });
  await page.getByText(`${CALLS} rows read`).waitFor();
  await expectNoBarrier();
  expect(await totalCalls()).toBe(CALLS - REFUSED);
  const calls = await (await page.request.get(`${product.url}/api/v1/calls?agent=Dana Reed&limit=200`)).json();
  expect(calls.data).toHaveLength(CALLS - REFUSED);
});

test("refused rows are mended where they stand and sent again", async () => {
  await page.goto(firstImport);
  await page.getByText("Duration '12:99' is not a duration.").first().waitFor();
  const wrong = page.locator('input[aria-invalid="true"]');
  expect(await wrong.count()).toBe(REFUSED);
  await page.getByRole("button", { name: "Send mended rows" }).click();
  await page.getByRole("alert").filter({ hasText: "Change a row first" }).waitFor();
  for (let left = REFUSED; left > 0; left--) await wrong.first().fill("00:01:40");
  await expectNoBarrier();
  await page.getByRole("button", { name: `Send ${REFUSED} mended rows` }).click();
  await page.waitForURL((url) => url.href !== firstImport);
  await heading("The import has finished");
  expect(await counts()).toEqual({ New: REFUSED, Updated: 0, Unchanged: 0, Refused: 0 });
  await page.getByRole("link", { name: "Mended rows of an earlier import" }).waitFor();
  expect(await totalCalls()).toBe(CALLS);
});

test("undoing the first import takes its calls and leaves those of the second", async () => {
  await page.goto(firstImport);
  await page.getByRole("button", { name: "Undo the import" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText(`${CALLS - REFUSED} calls that it brought go.`).waitFor();
  await expectNoBarrier();
  await dialog.getByRole("button", { name: "Undo the import" }).click();
  await heading("This import was undone");
  await expectNoBarrier();
  expect(await totalCalls()).toBe(REFUSED);
  await page.goto(`${product.url}/calls`);
  await page.getByText(`${REFUSED} calls shown`).waitFor();
});

test("the saved mapping is offered for the same columns, and leaving the review imports nothing", async () => {
  await openImport();
  await drop("front-desk.csv", makeCallFile(CALLS, 0));
  await heading("How this file will be read");
  await page.getByLabel("Saved mapping").click();
  await page.getByRole("option", { name: "Front desk" }).click();
  await page.getByRole("button", { name: "Read Desk as: Agent" }).waitFor();
  await page.getByRole("button", { name: "Cancel import" }).click();
  await page.getByRole("alertdialog").getByText("Nothing of front-desk.csv is imported.").waitFor();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel import" }).click();
  await heading("The import was canceled");
  expect(await totalCalls()).toBe(REFUSED);
});

test("a file whose columns shift is stopped with the lines shown, and goes on when the user says so", async () => {
  const rows = 300;
  const shiftedFrom = 200;
  await openImport();
  await drop("shifted.csv", makeShiftedFile(rows, shiftedFrom));
  await heading("How this file will be read");
  await page.getByRole("button", { name: "Start import" }).click();
  // The header is line 1.
  await heading(`It stopped at line ${shiftedFrom + 1}`);
  await page.getByText(`From line ${shiftedFrom + 1} on, the column Duration`).waitFor();
  await expectNoBarrier();
  await page.getByRole("button", { name: "Continue anyway" }).click();
  await heading("The import has finished");
  expect(await counts()).toEqual({
    New: shiftedFrom - 1,
    Updated: 0,
    Unchanged: 0,
    Refused: rows - shiftedFrom + 1,
  });
  expect(await totalCalls()).toBe(REFUSED + shiftedFrom - 1);
});

test("ad spend is told apart by itself and spoken of as such", async () => {
  await openImport();
  await drop("spend.csv", makeSpendFile(5));
  await heading("How this file will be read");
  await page.getByText("File of ad spend, 6 columns").waitFor();
  await page.getByRole("button", { name: "Start import" }).click();
  await heading("The import has finished");
  expect(await counts()).toEqual({ New: 5, Updated: 0, Unchanged: 0, Refused: 0 });
  await page.getByRole("button", { name: "Undo the import" }).click();
  await page.getByRole("alertdialog").getByText("5 rows of spend that it brought go.").waitFor();
});

test("the list tells of each import what can be done with it, on a phone too", async () => {
  await openImport();
  for (const [file, step] of [
    ["shifted.csv", /Mend 101 rows/],
    ["spend.csv", /Undo until/],
  ] as const) {
    const row = page.getByRole("row").filter({ hasText: file });
    await row.getByRole("link", { name: step }).waitFor();
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("listitem").filter({ hasText: "shifted.csv" }).getByText("Mend 101 rows").waitFor();
  await expectNoBarrier();
  expect(
    await page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
  ).toBeLessThanOrEqual(0);
});

test("nothing on the way broke in the browser", () => {
  expect(complaints).toEqual([]);
});

async function openImport() {
  await page.goto(`${product.url}/import`);
  // The page wakes before it takes files.
  await page.waitForLoadState("networkidle");
}

/** As a person lets go of a file over the drop zone. */
async function drop(name: string, text: string) {
  const dataTransfer = await page.evaluateHandle(
    `((name, text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: "text/csv" }));
      return transfer;
    })(${JSON.stringify(name)}, ${JSON.stringify(text)})`,
  );
  await page.locator("[data-drop-zone]").dispatchEvent("drop", { dataTransfer });
  await page.waitForURL(/\/import\/imp_/);
}

const heading = (name: string) => page.getByRole("heading", { name, exact: true }).waitFor({ timeout: 60_000 });

/** What became of the rows, as the page says it. */
async function counts(): Promise<Record<string, number>> {
  const list = page.getByLabel("What became of the rows");
  const [labels, values] = [await list.locator("dt").allTextContents(), await list.locator("dd").allTextContents()];
  return Object.fromEntries(labels.map((label, index) => [label, Number(values[index]?.replaceAll(",", ""))]));
}

/** Calls that the dashboard counts over all time, as it shows them after the page was opened anew. */
async function totalCalls(): Promise<number> {
  await page.goto(`${product.url}/dashboard?range=all_time`);
  const tile = page.locator("section", { has: page.getByRole("heading", { name: "Total calls", exact: true }) });
  await tile
    .getByText(/^[\d,]+$/)
    .first()
    .waitFor();
  return Number(
    (
      await tile
        .getByText(/^[\d,]+$/)
        .first()
        .textContent()
    )?.replaceAll(",", ""),
  );
}

async function expectNoBarrier() {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
}
