import { describe, expect, test } from "vitest";
import { activeEntry, navigationFor, settingsPagesFor } from "./navigation.ts";

const hrefs = (permissions: string[], isOperator = false) =>
  navigationFor({ permissions, isOperator }).flatMap((group) => group.entries.map((entry) => entry.href));

describe("navigation", () => {
  test("a viewer of the overview is not shown how to place, import or manage", () => {
    expect(hrefs(["dashboards.overview", "calls.read"])).toEqual(["/dashboard", "/calls", "/settings/profile"]);
  });

  test("the outbox is named to the operator only", () => {
    expect(hrefs(["calls.read"])).not.toContain("/operator/outbox");
    expect(hrefs(["calls.read"], true)).toContain("/operator/outbox");
  });

  test("own profile and security stay open to every role", () => {
    expect(settingsPagesFor({ permissions: [], isOperator: false }).map((page) => page.href)).toEqual([
      "/settings/profile",
      "/settings/security",
    ]);
  });

  test("a new call lights its own entry, a call's page lights Calls, every settings page lights Settings", () => {
    const entries = navigationFor({
      permissions: ["calls.read", "calls.place"],
      isOperator: false,
    }).flatMap((group) => group.entries);
    expect(activeEntry(entries, "/calls/new")?.label).toBe("New call");
    expect(activeEntry(entries, "/calls/call_01")?.label).toBe("Calls");
    expect(activeEntry(entries, "/settings/security")?.label).toBe("Settings");
    expect(activeEntry(entries, "/callsign")).toBeUndefined();
  });
});
