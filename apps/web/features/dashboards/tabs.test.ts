import { permissionsOfRole } from "@parley/core/context";
import { describe, expect, test } from "vitest";
import { firstTabOf, tabsFor } from "./tabs.ts";

const names = (role: string) => tabsFor([...permissionsOfRole(role)]).map(({ tab }) => tab);
const first = (role: string) => firstTabOf(role, [...permissionsOfRole(role)])?.tab;

describe("tabs", () => {
  test("a viewer sees the overview and nothing else", () => {
    expect(names("viewer")).toEqual(["overview"]);
  });

  test("each role sees the tabs of its work", () => {
    expect(names("owner")).toEqual(["overview", "marketing", "admissions", "executive", "ai_calls", "live"]);
    expect(names("cmo")).toEqual(["overview", "marketing"]);
    expect(names("manager")).toEqual(["overview", "admissions", "ai_calls", "live"]);
  });

  test("leaders open with the tab of their own, others with the overview", () => {
    expect(["ceo", "cmo", "manager", "owner", "viewer"].map(first)).toEqual([
      ...["executive", "marketing", "admissions", "overview", "overview"],
    ]);
  });
});
