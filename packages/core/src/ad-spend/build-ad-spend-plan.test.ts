import { describe, expect, test } from "vitest";
import { buildAdSpendPlan } from "./index.ts";

describe("buildAdSpendPlan", () => {
  const build = (header: string[]) =>
    buildAdSpendPlan({ delimiter: ",", header, headerLine: 1, dayFirst: false }, "USD");

  test("reports of Google Ads and Meta Ads are recognised by their headers", () => {
    const google = build(["Day", "Campaign", "Currency code", "Cost", "Clicks", "Impr."]);
    expect(google).toMatchObject({ layout: "google_ads", fixedSource: "Google Ads" });
    expect(google.columns).toEqual({ date: 0, campaign: 1, currency: 2, cost: 3, clicks: 4, impressions: 5 });
    const meta = build([
      ...["Campaign name", "Reporting starts", "Reporting ends", "Amount spent (USD)", "Clicks (all)", "Link clicks"],
      "Impressions",
    ]);
    expect(meta).toMatchObject({ layout: "meta_ads", fixedSource: "Facebook" });
    expect(meta.columns).toEqual({ campaign: 0, date: 1, lastDate: 2, cost: 3, clicks: 5, impressions: 6 });
  });

  test("a cost in another currency, or no cost at all, is refused by name", () => {
    expect(() => build(["Day", "Amount spent (EUR)"])).toThrow('"Amount spent (EUR)" is not in USD');
    expect(() => build(["Day", "Clicks"])).toThrow("No column is read as the cost.");
  });
});
