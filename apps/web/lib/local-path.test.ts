import { describe, expect, test } from "vitest";
import { localPath, withNext } from "./local-path.ts";

describe("where to go after signing in", () => {
  test("a path of this site passes with query and fragment", () => {
    expect(localPath("/calls?from=2026-01-01&q=a%20b#top")).toBe("/calls?from=2026-01-01&q=a%20b#top");
    expect(localPath("/invite/abc_-1")).toBe("/invite/abc_-1");
  });

  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    " /calls",
    "calls",
    "/.//evil.example",
    "/..//evil.example",
    "",
  ])("%j never leads to another site", (next) => {
    const path = localPath(next, "/dashboard");
    expect(new URL(path, "https://parley.example").origin).toBe("https://parley.example");
    expect(path).toBe("/dashboard");
  });

  test("a missing or repeated parameter is the fallback", () => {
    expect(localPath(undefined)).toBe("/dashboard");
    expect(localPath(["/a", "/b"], "/onboarding")).toBe("/onboarding");
  });

  test("the usual goal is not spelled out", () => {
    expect(withNext("/login", "/dashboard")).toBe("/login");
    expect(withNext("/login", "/calls?q=a&b=c")).toBe("/login?next=%2Fcalls%3Fq%3Da%26b%3Dc");
  });
});
