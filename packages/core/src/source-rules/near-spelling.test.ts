import { expect, test } from "vitest";
import { findSuggestions } from "./find-suggestions.ts";
import { bareName, isNearSpelling } from "./near-spelling.ts";

const none = new Set<string>();

test("sites and punctuation come down to the name", () => {
  for (const [written, name] of [
    ["www.bing.com", "bing"],
    ["https://m.yelp.com/", "yelp"],
    ["google_ads", "googleads"],
    ["google ads", "googleads"],
    ["mail.example.co.uk", "mailexample"],
    ["---", "---"],
  ] as const) {
    expect(bareName(written), written).toBe(name);
  }
});

test("a slip of one letter is near; another name is not", () => {
  for (const [one, other] of [
    ["googel", "google"],
    ["goggle ads", "google ads"],
    ["instgram", "instagram"],
    ["newsletter", "newslleter"],
  ] as const) {
    expect(isNearSpelling(one, other), `${one} / ${other}`).toBe(true);
  }
  for (const [one, other] of [
    ["google", "google ads"],
    ["google ads", "google"],
    ["spring 2024", "spring 2025"],
    ["campaign a", "campaign b"],
    ["google ads", "google app"],
    ["cpc", "cpm"],
    ["lake", "cake"],
    ["brand", "grand"],
    ["facebook", "facetime"],
  ] as const) {
    expect(isNearSpelling(one, other), `${one} / ${other}`).toBe(false);
  }
});

test("suggestions lead from the rarer name to the one with more calls, and say why", () => {
  const names = [
    { value: "Google Ads", calls: 500 },
    { value: "google ads", calls: 40 },
    { value: "google_ads", calls: 12 },
    { value: "Yelp", calls: 100 },
    { value: "www.yelp.com", calls: 300 },
    { value: "Newsletter", calls: 90 },
    { value: "newslettr", calls: 9 },
    { value: "newletter", calls: 10 },
    { value: "Google", calls: 70 },
  ];
  expect(findSuggestions(names, none)).toEqual([
    { match: "www.yelp.com", tracked: ["www.yelp.com"], calls: 300, target: "Yelp", targetCalls: 100, reason: "site" },
    { match: "google ads", tracked: ["google ads"], calls: 40, target: "Google Ads", targetCalls: 500, reason: "case" },
    { match: "google_ads", tracked: ["google_ads"], calls: 12, target: "Google Ads", targetCalls: 540, reason: "site" },
    { match: "newslettr", tracked: ["newslettr"], calls: 9, target: "Newsletter", targetCalls: 90, reason: "near" },
  ]);
});

test("a name that has a rule is not brought up again", () => {
  const names = [
    { value: "Yelp", calls: 100 },
    { value: "yelp.com", calls: 3 },
  ];
  expect(findSuggestions(names, none)).toHaveLength(1);
  expect(findSuggestions(names, new Set(["yelp.com"]))).toEqual([]);
});
