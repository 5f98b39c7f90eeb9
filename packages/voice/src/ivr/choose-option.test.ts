import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseOption } from "./choose-option.ts";
import { sameMenu } from "./menu-identity.ts";
import { parseMenu } from "./parse-menu.ts";

const CLINIC =
  "For opening hours, press one. For an appointment, press two. To speak to a person, press zero. To repeat this menu, press star.";
const SHOP =
  "For store hours and directions, press 1. For order status and delivery, press 2. For billing, press 3. For technical support, press 4. For all other inquiries, press 5.";
const give = (text: string, purpose: string, tried: string[] = [], language?: string) =>
  chooseOption(parseMenu(text)!, { purpose, tried, language })?.give ?? null;

test.each<[string, string, string]>([
  [CLINIC, "Book an appointment for Tuesday", "2"],
  [CLINIC, "Find out when you are open on Saturday", "1"],
  [CLINIC, "Cancel my visit with Dr. Lee", "2"],
  [CLINIC, "Say thank you to the nurse", "0"],
  [SHOP, "Ask when my order will arrive", "2"],
  [SHOP, "Track a package", "2"],
  [SHOP, "Ask about a charge on my invoice", "3"],
  [SHOP, "My router is broken and needs a repair", "4"],
  [SHOP, "Complain about a rude cashier", "5"],
])("%j for %j: key %s", (menu, purpose, key) => {
  expect(give(menu, purpose)).toEqual({ key });
});

test("what was tried is not tried again; a person comes next, then whoever is left, then nobody", () => {
  for (const [menu, purpose, first] of [
    [CLINIC, "Book an appointment", "2"],
    [SHOP, "Complain about a rude cashier", "5"],
  ] as const) {
    expect(give(menu, purpose, [first])).toEqual({ key: "0" });
    const tried = [first, "0"];
    for (let round = 0; round < 12; round++) {
      const next = give(menu, purpose, tried);
      if (next === null || !("key" in next)) break;
      expect(tried).not.toContain(next.key);
      tried.push(next.key);
    }
    expect(give(menu, purpose, tried)).toBeNull();
  }
});

test("the call's language is chosen where the menu asks for one", () => {
  const text = "For English, press one. Para español, oprima dos.";
  expect(give(text, "Ask about my order")).toEqual({ key: "1" });
  expect(give(text, "Ask about my order", [], "es-MX")).toEqual({ key: "2" });
});

test("a menu that wants words gets a word, and at last a representative", () => {
  const text = "You can say billing, sales, or technical support.";
  expect(give(text, "Pay my bill")).toEqual({ say: "billing" });
  expect(give(text, "Something unheard of", ["0"])).toEqual({ say: "representative" });
});

test("what is chosen was offered and is not tried yet, or is the last resort", () => {
  const key = fc.constantFrom("0", "1", "2", "3", "*");
  const option = fc.record({
    key: fc.option(key),
    say: fc.option(fc.constantFrom("agent", "billing")),
    label: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(option), fc.string(), fc.array(key), (options, purpose, tried) => {
      const choice = chooseOption({ options }, { purpose, tried });
      if (choice === null) return;
      const given = "key" in choice.give ? choice.give.key : choice.give.say;
      expect(tried).not.toContain(given);
    }),
  );
});

test("a menu is known again after recognition errors and when it was heard in part", () => {
  const clinic = parseMenu(CLINIC)!;
  const again = parseMenu("For opening our's, press 1. For an appointment press 2. To speak to a person press zero.")!;
  expect(sameMenu(clinic, again)).toBe(true);
  expect(sameMenu(again, clinic)).toBe(true);
  expect(sameMenu(clinic, parseMenu(SHOP)!)).toBe(false);
  expect(
    sameMenu(
      parseMenu("For sales, press one. For service, press two.")!,
      parseMenu("For cars, press one. For trucks, press two.")!,
    ),
  ).toBe(false);
});
