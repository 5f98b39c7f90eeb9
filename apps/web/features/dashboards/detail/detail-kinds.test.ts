import { expect, test } from "vitest";
import { detailHref, readDetailValue } from "./detail-kinds.ts";

test("a value of any letters comes back from its page's address as it was", () => {
  for (const value of ["Google Ads", "50% off / spring?", 'Müller & Söhne "Nord" #1', "☎️", "%41"]) {
    const href = detailHref("source", value, ["dashboards.overview"]);
    expect(readDetailValue(href?.split("/")[3] ?? "")).toBe(value);
  }
  expect(readDetailValue("%E0%A4%A")).toBeNull();
});

test("a page that the viewer may not open, or that no dimension has, is not named", () => {
  expect(detailHref("agent", "Ann", ["dashboards.overview"])).toBeNull();
  expect(detailHref("state", "CA", ["dashboards.overview"])).toBeNull();
  expect(detailHref("source", null, ["dashboards.overview"])).toBeNull();
});
