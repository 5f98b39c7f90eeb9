import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMenu } from "./parse-menu.ts";

/** Options as "key/say=label", short enough to compare. */
const read = (text: string) =>
  parseMenu(text)?.options.map(({ key, say, label }) => `${key ?? ""}${say ? `/${say}` : ""}=${label}`) ?? null;

test.each<[string, string[]]>([
  ["For sales, press one. For billing, press two.", ["1=sales", "2=billing"]],
  ["for sales press one for billing press two for a person press zero", ["1=sales", "2=billing", "0=a person"]],
  ["Press 1 for sales, press 2 for billing.", ["1=sales", "2=billing"]],
  ["Press 1 for sales, 2 for billing, or 3 for technical support.", ["1=sales", "2=billing", "3=technical support"]],
  ["press one for sales two for support three for billing", ["1=sales", "2=support", "3=billing"]],
  ["For sales press 1, billing 2, or support 3.", ["1=sales", "2=billing", "3=support"]],
  ["For sales, press 1, for support, 2.", ["1=sales", "2=support"]],
  ["To speak to a representative, say agent or press zero.", ["0/agent=speak to a representative"]],
  ["To speak to a representative, press zero or say agent.", ["0/agent=speak to a representative"]],
  [
    "For appointments, press or say one. For anything else, press or say two.",
    ["1/one=appointments", "2/two=anything else"],
  ],
  [
    "You can say billing, sales, or technical support.",
    ["/billing=billing", "/sales=sales", "/technical support=technical support"],
  ],
  ["Para español, oprima dos.", ["2=español"]],
  ["For English, press one. Para Espanol, marque el dos.", ["1=English", "2=Espanol"]],
  ["Pour le français, appuyez sur le deux.", ["2=français"]],
  ["Für Bestellungen drücken Sie die Eins.", ["1=Bestellungen"]],
  ["To repeat this menu, press star. To go back, press the pound key.", ["*=repeat this menu", "#=go back"]],
  [
    "To repeat these options, press 9 now. For the operator, press the number zero.",
    ["9=repeat these options", "0=the operator"],
  ],
  ["To speak to sales. Press one.", ["1=speak to sales"]],
  ["Press two. For billing.", ["2=billing"]],
  ["For billing press to. For sales press won. For claims press for.", ["2=billing", "1=sales", "4=claims"]],
  ["for sales, press one for customers of hard, prestou.", ["1=sales", "2=customers of hard"]],
  ["Chris won for sale two for support or three for billing.", ["1=sale", "2=support", "3=billing"]],
  ["For English Press One for Spanish Press U.", ["1=English", "2=Spanish"]],
  ["for sales press one for service press do", ["1=sales", "2=service"]],
  [
    'You can say the link, "Claims" or orders to speak to a person, say representative.',
    ["/Claims=Claims", "/orders=orders", "/representative=speak to a person"],
  ],
  ["Thank you for calling the City Clinic. For opening hours, press one.", ["1=opening hours"]],
  ["Thank you for calling Acme for sales press one", ["1=sales"]],
  ["Welcome to Acme, for store hours, press 1", ["1=store hours"]],
  ["If you would like to make an appointment, press 2.", ["2=make an appointment"]],
  ["If you're calling about an existing order, please press three.", ["3=an existing order"]],
  ["For our hours, location or directions, press 4.", ["4=our hours, location or directions"]],
  ["If this is an emergency, hang up and dial 911. For the pharmacy, press 2.", ["2=the pharmacy"]],
  [
    "For all other inquiries, please stay on the line or press zero.",
    ["0=all other inquiries, please stay on the line"],
  ],
  ["Press 1 to accept this call.", ["1=accept this call"]],
  ["For human resources, dial 12.", ["12=human resources"]],
])("%j", (text, options) => {
  expect(read(text)).toEqual(options);
});

test.each([
  "Hello, how can I help you?",
  "If this is an emergency, hang up and dial 911.",
  "Dial nine one one.",
  "Please enter your five digit account number followed by the pound key.",
  "I pressed one and nobody answered.",
  "Sorry, could you say that again?",
  "Please say your name and why you are calling.",
  "We have a table for two for tonight.",
  "It takes one to two days.",
  "You can say that again.",
  "Chris won the race.",
  "Please say yes or no.",
  "In a few words, tell me why you are calling.",
  "Leave a message after the tone.",
  "",
])("no menu: %j", (text) => {
  expect(parseMenu(text)).toBeNull();
});

test("a menu read out twice has each choice once", () => {
  const menu = "For opening hours, press one. For an appointment, press two.";
  expect(read(`${menu} ${menu}`)).toEqual(["1=opening hours", "2=an appointment"]);
});

describe("any menu", () => {
  const labels = [
    "billing",
    "technical support",
    "new orders",
    "opening hours",
    "the pharmacy",
    "prescriptions",
    "directions",
  ];
  const names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  const entries = fc
    .tuple(
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 1, maxLength: 6 }),
      fc.shuffledSubarray(labels, { minLength: 6 }),
    )
    .map(([keys, texts]) => keys.map((key, index) => ({ key, label: texts[index]! })));
  const number = (key: number, words: boolean) => (words ? names[key]! : String(key));

  test("is read whole however it is ordered, spelled and punctuated", () => {
    fc.assert(
      fc.property(
        entries,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(". ", ", ", " "),
        fc.boolean(),
        (menu, words, keyFirst, joint, upper) => {
          const text = menu
            .map(({ key, label }) =>
              keyFirst
                ? `press ${number(key, words)} for ${label}`
                : `for ${label}${joint === " " ? "" : ","} press ${number(key, words)}`,
            )
            .join(joint);
          expect(read(upper ? text.replace(/(^|\. )./g, (begin) => begin.toUpperCase()) : text)).toEqual(
            menu.map(({ key, label }) => `${key}=${label}`),
          );
        },
      ),
    );
  });

  test("never throws, and never offers a key that no phone has", () => {
    const word = fc.constantFrom(
      "press",
      "say",
      "for",
      "to",
      "or",
      "one",
      "2",
      "star",
      "the",
      ",",
      ".",
      "agent",
      "dial",
      "911",
      "if",
      "you",
      "para",
      "…",
      "'",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 40 }).map((words) => words.join(" ")),
        ),
        (text) => {
          for (const option of parseMenu(text)?.options ?? []) {
            expect(option.key === null ? option.say : option.key).toBeTruthy();
            if (option.key !== null) expect(option.key).toMatch(/^(?:\d{1,2}|[*#])$/);
          }
        },
      ),
    );
  });
});
