import type { Field, HeaderFamily } from "./field.ts";
import { fields } from "./fields.ts";

export interface HeaderMatch {
  field: Field;
  /** 1 for the system's own spelling, less the further it was stretched. */
  confidence: number;
}

/** Fields without which a call log is of little use: other systems' words for them are understood too. */
const ESSENTIAL = new Set([
  ...["id", "called_at", "called_date", "called_time", "direction", "call_status", "duration"],
  ...["caller_number", "tracking_number", "name"],
]);

const FAMILIES: HeaderFamily[] = ["ctm", "callrail", "ctm_json", "callrail_json"];

/**
 * Finds what each column is by its header (trimmed and unique). A field's own spelling comes first, since "Campaign" and "campaign" may
 * both be there and stay apart; then any case, then any punctuation, each only when exactly one free column fits. Keys are positions.
 */
export function matchHeaders(names: readonly string[], family: HeaderFamily): Map<number, HeaderMatch> {
  const found = new Map<number, HeaderMatch>();
  const done = new Set<string>();

  function pass(pick: (field: Field) => readonly string[], fold: (text: string) => string, confidence: number) {
    const places = new Map<string, number[]>();
    names.forEach((name, position) => {
      if (found.has(position)) return;
      const key = fold(name);
      places.set(key, [...(places.get(key) ?? []), position]);
    });
    for (const field of fields) {
      if (done.has(field.key)) continue;
      for (const header of pick(field)) {
        const fits = (places.get(fold(header)) ?? []).filter((position) => !found.has(position));
        if (fits.length !== 1) continue;
        found.set(fits[0]!, { field, confidence });
        done.add(field.key);
        break;
      }
    }
  }

  const own = (field: Field) => field.headers[family];
  pass(own, (text) => text, 1);
  pass(own, lowered, 0.95);
  pass(own, worded, 0.9);
  // Other systems' words: all of them for anyone's call log, the indispensable ones for a system's own export.
  const other = (field: Field) => (family === "generic" || ESSENTIAL.has(field.key) ? elsewhere(field, family) : []);
  pass(other, (text) => text, 0.8);
  pass(other, worded, 0.7);
  return found;
}

const elsewhere = (field: Field, family: HeaderFamily) => [
  ...(family === "generic" ? [] : field.headers.generic),
  ...FAMILIES.flatMap((one) => (one === family ? [] : field.headers[one])),
];

const lowered = (text: string) => text.toLowerCase();

const worded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#[\]]+/gu, " ")
    .trim();

/** First parts of the dotted names that an API's answer has: `sale` of `sale.score`. */
const partsOf = (family: HeaderFamily) =>
  new Set(fields.flatMap((field) => field.headers[family].map((header) => header.split(".")[0]!)));

const knownParts = { ctm_json: partsOf("ctm_json"), callrail_json: partsOf("callrail_json") };

/** Whether a column belongs to something that the system's API is known to say, though not this part of it. */
export function isPartOfKnown(header: string, family: HeaderFamily): boolean {
  if (family !== "ctm_json" && family !== "callrail_json") return false;
  return knownParts[family].has(header.split(".")[0]!);
}
