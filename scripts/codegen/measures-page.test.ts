import { readFileSync } from "node:fs";
import { dimensions, measures } from "@parley/analytics";
import { expect, test } from "vitest";
import { MEASURES_PAGE, measuresPage } from "./measures-page.ts";

test("docs/measures.md says what the catalogue says (mend: npm run codegen)", () => {
  expect(readFileSync(MEASURES_PAGE, "utf8")).toBe(measuresPage());
});

test("it has a row for every measure and dimension, without a placeholder that nobody filled", () => {
  const page = measuresPage();
  for (const { key, label } of [...measures, ...dimensions]) expect(page).toContain(`| ${label} | \`${key}\` |`);
  expect(page).not.toMatch(/[{}]/);
});
