import { wordsOf } from "../turns/backchannel.ts";

/** Words that say nothing about what a choice is for. */
const EMPTY = new Set(
  `i you we they my your our the a an to for of in on at or and with about is are be it this that what when where how will would like want
  need please call calling speak talk ask get make have do any all other more if from by me us know find out new existing current`.split(
    /\s+/,
  ),
);
/** What different people call the same business, by stem. */
const TOPICS = [
  "order deliver deliveri ship shipment shipp packag parcel track arriv status dispatch courier",
  "bill invoic pay payment charg balanc statement fee account",
  "refund return exchang",
  "appoint appointment schedul reschedul book reserv reservat visit cancel doctor",
  "hour open close location direct address park holiday",
  "support technic tech help problem issue broken repair servic fault troubleshoot",
  "sale buy purchas price quot pric product stock",
  "prescript pharmaci refill medicat medicin",
  "login password websit onlin",
  "job career hir employ recruit vacanc",
  "claim insur coverag polici",
  "accident emergenc urgent",
];
const topicsOf = new Map<string, number[]>();
for (const [topic, words] of TOPICS.entries()) {
  for (const word of words.split(" ")) topicsOf.set(word, [...(topicsOf.get(word) ?? []), topic]);
}

/** A word without its English ending, roughly: enough that "deliveries" meets "delivery" and "ordered" meets "order". */
function stem(word: string): string {
  const plain = word.replace(/['’]s$/, "");
  if (plain.length <= 4) return plain.replace(/(?<=[a-z]{3})s$/, "");
  return plain
    .replace(/(?:ies|ied)$/, "i")
    .replace(/(?<=[a-z]{3})y$/, "i")
    .replace(/(?:ings?|ations?|ions?|ers?|ed|es|s|al)$/, "")
    .replace(/(?<=[a-z]{3})e$/, "");
}

/** What a text is about: stems of its words that carry meaning. */
export function meaning(text: string): Set<string> {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  return new Set(
    wordsOf(plain)
      .filter((word) => !EMPTY.has(word))
      .map(stem),
  );
}

/** How much two texts are about the same thing: 3 a shared word, 1 a shared topic. */
export function kinship(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let score = 0;
  const topics = new Set<number>();
  for (const word of a) {
    if (b.has(word)) score += 3;
    for (const topic of topicsOf.get(word) ?? []) topics.add(topic);
  }
  const shared = new Set([...b].flatMap((word) => topicsOf.get(word) ?? []).filter((topic) => topics.has(topic)));
  return score + shared.size;
}
