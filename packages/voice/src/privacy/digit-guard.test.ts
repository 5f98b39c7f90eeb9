import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passesLuhn } from "./card-number.ts";
import { createDigitGuard } from "./digit-guard.ts";
import { findDigitRuns } from "./digit-runs.ts";

const alone = (text: string) => createDigitGuard().mask(text, "callee").text;
const WORDS = "zero one two three four five six seven eight nine".split(" ");
const spoken = (digits: string) => [...digits].map((digit) => WORDS[Number(digit)]).join(" ");

test.each([
  ["four one one one", "4111"],
  ["double four, triple one", "44111"],
  ["forty-one eleven", "4111"],
  ["41 11", "4111"],
  ["oh nine twenty seven", "0927"],
  ["fifty five hundred", "5500"],
  ["4111-1111", "41111111"],
])("%j is the digits %s", (text, digits) => {
  expect(findDigitRuns(text).map((run) => run.digits)).toEqual([digits]);
});

test("oh is a digit only among digits", () => {
  expect(findDigitRuns("Oh, I see.")).toEqual([]);
});

test.each([
  ["It is 4111 1111 1111 1111.", "It is •••• •••• •••• ••••."],
  ["5500-0055-5555-5559", "••••-••••-••••-••••"],
  ["Three seven eight two, eight two two four six three one zero zero zero five", "• • • •, • • • • • • • • • • •"],
  ["My credit card number is 4111 1111 1111 1112", "My credit card number is •••• •••• •••• ••••"],
  ["The security code is 123.", "The security code is •••."],
  ["123 is the CVV", "••• is the CVV"],
  ["4111111111111111 expires 09/27, CVV 987", "•••••••••••••••• expires 09/27, CVV •••"],
])("%j is kept as %j", (text, kept) => {
  expect(alone(text)).toBe(kept);
});

test.each([
  "My order number is 4 4 7 1 9 2.",
  "Call me at 415 555 0142.",
  "My phone number is four one five, five five five, oh one four two.",
  "The tracking number is 1 Z 9 9 9 double A 1 0 1 2 3 4 5 6 7 8 4.",
  "On March 3rd 2026 at 10:30.",
  "That will be $129.99.",
  "The card ending in 4242.",
  "Your appointment is on the 21st at ten.",
  "I have two cards.",
])("%j stays", (text) => {
  expect(alone(text)).toBe(text);
});

test("a card's number that is said over several turns is masked in all of them once a card was asked for", () => {
  const guard = createDigitGuard();
  expect(guard.mask("Can I have your card number, please?", "callee").masked).toBe(false);
  for (const piece of ["4111", "one one one one", "11 11.", "and 1112"]) {
    expect(guard.mask(piece, "agent").text).not.toMatch(/\d|one/);
    guard.mask("Okay.", "callee");
  }
  expect(guard.mask("And the expiry date?", "callee").masked).toBe(false);
  expect(guard.mask("09/27", "agent").masked).toBe(false);
  guard.mask("And the three digits on the back?", "callee");
  expect(guard.mask("nine eight seven", "agent").text).toBe("• • •");
  guard.mask("Thank you. And your phone number?", "callee");
  expect(guard.mask("415 555 0142", "agent").masked).toBe(false);
});

test("without a word of a card the pieces are found when they make its number, and the earlier ones are revised", () => {
  const guard = createDigitGuard();
  guard.mask("Go ahead.", "agent");
  expect(guard.mask("4111", "callee").masked).toBe(false);
  guard.mask("Yes?", "agent");
  guard.mask("1111 1111", "callee");
  guard.mask("Okay.", "agent");
  const last = guard.mask("one one one one", "callee");
  expect(last.text).toBe("• • • •");
  expect(last.revised).toEqual([
    { index: 1, text: "••••" },
    { index: 3, text: "•••• ••••" },
  ]);
});

test("digits that are read back are masked too, and words before they are final raise suspicion", () => {
  const guard = createDigitGuard();
  expect(guard.suspects("my number is 415")).toBe(false);
  guard.mask("What is the card number?", "agent");
  expect(guard.suspects("four one")).toBe(true);
  guard.mask("4111 1111 1111 1111", "callee");
  expect(guard.mask("So that is 4111 1111 1111 1111?", "agent").text).toBe("So that is •••• •••• •••• ••••?");
});

describe("any card", () => {
  const card = fc
    .tuple(
      fc.constantFrom("4", "51", "55", "2223", "6011", "62"),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 }),
    )
    .map(([prefix, digits]) => {
      const body = (prefix + digits.join("")).slice(0, 15);
      const check = [..."0123456789"].find((digit) => passesLuhn(body + digit))!;
      return body + check;
    });
  const cuts = fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 4 });
  const pieces = (digits: string, at: readonly number[]) => {
    const places = [0, ...new Set(at)].sort((a, b) => a - b);
    return places.map((from, index) => digits.slice(from, places[index + 1] ?? digits.length));
  };

  test("is masked whole, however it is grouped and spelled", () => {
    fc.assert(
      fc.property(card, cuts, fc.boolean(), fc.constantFrom(" ", "-", ", "), (digits, at, words, joint) => {
        const text = pieces(digits, at)
          .map((piece) => (words ? spoken(piece) : piece))
          .join(joint);
        expect(alone(`It is ${text}, thanks.`)).not.toMatch(
          /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|zero)\b/,
        );
      }),
    );
  });

  test("is masked whole when it was asked for, however many turns it takes", () => {
    fc.assert(
      fc.property(card, cuts, fc.boolean(), (digits, at, words) => {
        const guard = createDigitGuard();
        guard.mask("Please tell me your credit card number.", "agent");
        for (const piece of pieces(digits, at)) {
          const kept = guard.mask(words ? spoken(piece) : piece, "callee").text;
          expect(kept).toMatch(/^[• ]+$/);
          guard.mask("Mm-hmm.", "agent");
        }
      }),
    );
  });

  test("numbers of up to twelve digits stay when nobody spoke of a card", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (digits, words) => {
          const number = digits.join("");
          const text = `The order number is ${words ? spoken(number) : number}.`;
          expect(alone(text)).toBe(text);
        },
      ),
    );
  });

  test("text without digits is never touched", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(findDigitRuns(text).length === 0);
        expect(alone(text)).toBe(text);
      }),
    );
  });
});
