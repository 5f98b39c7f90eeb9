import fc from "fast-check";
import { expect, test } from "vitest";
import { createRuleSet, normaliseName, type SourceRuleRow } from "./index.ts";

const rule = (match: string, target: string, more: Partial<SourceRuleRow> = {}): SourceRuleRow => ({
  id: `${match}>${target}`,
  match,
  target,
  isDefault: false,
  createdAt: new Date("2026-11-01T10:00:00Z"),
  ...more,
});

test("a name is the same name however often it is normalised", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = normaliseName(text);
      expect(normaliseName(once)).toBe(once);
    }),
  );
});

test("capitals, blanks and compatibility forms do not tell names apart; words do", () => {
  expect(normaliseName("  Google\u00a0 Ads\n")).toBe("google ads");
  expect(normaliseName("ＦＢ")).toBe("fb");
  const set = createRuleSet([rule("google", "Google")]);
  expect(set.find("GOOGLE ")?.spelling).toBe("Google");
  expect(set.find("Google Ads")).toBeNull();
  expect(set.find("  ")).toBeNull();
});

test("chains are followed to their end, and each name keeps the rule that names it", () => {
  const set = createRuleSet([rule("a", "B"), rule("b", "c"), rule("c", "D d")]);
  expect(set.find("A")).toMatchObject({ key: "d d", spelling: "D d", ruleId: "a>B" });
  expect(set.find("b")).toMatchObject({ spelling: "D d", ruleId: "b>c" });
  expect(set.find("d  D")).toMatchObject({ spelling: "D d", ruleId: "c>D d" });
});

test("one name is shown in one spelling: the rule about its spelling, then the newest own rule, then a default one", () => {
  const later = { createdAt: new Date("2026-11-02T10:00:00Z") };
  const rules = [rule("googke", "google", { isDefault: true, ...later })];
  expect(createRuleSet(rules).find("Google")).toMatchObject({ spelling: "google", asTracked: true });
  rules.push(rule("gogle", "Google"));
  expect(createRuleSet(rules).find("googke")).toMatchObject({ spelling: "Google", asTracked: false });
  rules.push(rule("goole", "GOOGLE", later));
  expect(createRuleSet(rules).find("googke")?.spelling).toBe("GOOGLE");
  rules.push(rule("google", "gOOgle"));
  expect(createRuleSet(rules).find("googke")?.spelling).toBe("gOOgle");
});

test("a deleted default rule says nothing, and a circle that should not be there does not hang", () => {
  expect(createRuleSet([rule("fb", "", { isDefault: true })]).find("fb")).toBeNull();
  expect(createRuleSet([rule("a", "b"), rule("b", "a")]).find("a")).not.toBeUndefined();
});
