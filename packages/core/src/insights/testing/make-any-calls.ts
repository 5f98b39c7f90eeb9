import { newUuid } from "@parley/platform";
import { DateTime } from "luxon";
import { type DimensionKind, dimensionKinds } from "../../dimensions/index.ts";
import type { AnyCall, SeededStatus } from "./any-call.ts";
import type { Random } from "./random.ts";

/** Values that are easily mistaken for one another or for a pattern: case, blanks, quotes, emoji, signs of LIKE and of JSON. */
const AWKWARD = [
  "O'Brien & Söhne",
  '"quoted"',
  "50% off_now",
  "back\\slash",
  "🚑 Emergency 👩‍⚕️",
  "google",
  "Google",
  "Google ",
];
const KINDS_VALUES: Partial<Record<DimensionKind, readonly string[]>> = {
  source: ["Google Ads", "Bing", "Facebook", "Direct", "Radio", "radoi", "Billboard", "bb", ...AWKWARD],
  medium: ["cpc", "organic", "social", "paid_social", "email", "referral", "display", "print", "CPC", "(none)"],
  campaign: ["Spring", "spring ", "Brand", "Detox – Ohio", "50%", "_", "🎈", "null"],
  keyword: Array.from({ length: 60 }, (_, i) => `keyword ${i % 7} ${i}`),
  agent: ["Jane Doe", "John Smith", "Ana García", "J%", "jane doe"],
  state: ["CA", "NY", "TX", "OH", "Québec"],
  country: ["US", "CA", "MX"],
};
const valuesOf = (kind: DimensionKind) =>
  KINDS_VALUES[kind] ?? [`${kind} A`, `${kind} B`, `${kind} 50%`, `${kind} "c"`];

const TRACKED: SeededStatus[] = [
  ...(["answered", "answered", "answered", "answered", "answered", "missed", "missed", "abandoned"] as const),
  ...(["voicemail", "busy", "failed", "completed_ivr", "in_progress", "blocked"] as const),
];
const AI: SeededStatus[] = [
  "completed",
  "completed",
  "completed",
  "busy",
  "no_answer",
  "failed",
  "canceled",
  "queued",
  "scheduled",
  "ringing",
  "in_progress",
];
const ENDED: SeededStatus[] = ["completed", "busy", "no_answer", "failed", "canceled"];
const TAGS = ["vip", "spanish", "new patient", "50%_off", "🎉", 'say "hi"', "VIP"];
const WORDS = ["insurance", "refund", "appointment", "detox", "billing", "schedule", "Tuesday", "winter"];
const SCORES = [0, 0.5, 1, 1.99, 2, 2.5, 2.99, 3, 3.01, 3.5, 4, 4.35, 5];

export interface Period {
  /** Days of the zone, both included: YYYY-MM-DD. */
  from: string;
  to: string;
  /** Days on which more calls come than on others; those on which clocks change, say. */
  crowded?: readonly string[];
}

/**
 * Makes calls of both doors with every field filled, empty and at its limits: withheld numbers, numbers that come back, first calls that
 * are spam, unscored and just qualified ones, values of nothing, below nothing and beyond 32 bits, calls in the last and the first minute of a day.
 */
export function makeAnyCalls(random: Random, count: number, zone: string, period: Period): AnyCall[] {
  const numbers = Math.max(4, Math.floor(count / 3));
  return Array.from({ length: count }, () => {
    const call = random.chance(0.08) ? aiCall(random) : trackedCall(random);
    return { ...call, at: someTime(random, zone, period), phone: somePhone(random, numbers) };
  });
}

function trackedCall(random: Random): AnyCall {
  const status = random.pick(TRACKED);
  const answered = status === "answered";
  const converted = answered ? random.chance(0.2) : random.chance(0.01);
  const ring = random.chance(0.1) ? null : random.next(60);
  const talk = answered && random.chance(0.93) ? random.next(1_500) : random.chance(0.5) ? 0 : null;
  return {
    ...base(random),
    ...{ kind: "tracked", status, answered, converted, spam: status === "blocked" || random.chance(0.04), ai: null },
    direction: random.chance(0.17) ? "outbound" : "inbound",
    humanAnswered: answered && random.chance(0.8),
    ...{
      ringSeconds: ring,
      talkSeconds: talk,
      durationSeconds: random.chance(0.07) ? null : (ring ?? 0) + (talk ?? 0),
    },
    score: answered && random.chance(0.4) ? random.pick(SCORES) : null,
    valueMinor: converted && random.chance(0.7) ? someValue(random) : null,
    costMicrodollars: random.chance(0.15) ? random.next(900_000) : null,
    texts: someTexts(random),
  };
}

function aiCall(random: Random): AnyCall {
  const status = random.pick(AI);
  const ended = ENDED.includes(status);
  const answered = status === "completed";
  const seconds = answered ? random.next(400) : null;
  const outcome = ended
    ? random.pick(answered ? ["achieved", "achieved", "partly", "not", null] : ["unreachable", null])
    : null;
  const turns = answered ? random.next(9) : 0;
  return {
    ...base(random),
    ...{ kind: "ai", direction: "outbound", status, answered, converted: false, spam: false, texts: {} },
    humanAnswered: answered && random.chance(0.6),
    ...{ ringSeconds: null, talkSeconds: seconds, durationSeconds: seconds, score: null, valueMinor: null },
    costMicrodollars: ended ? random.next(400_000) : null,
    ai: {
      ...{ language: random.pick(["en", "es", "de"]), outcome, ended },
      answeredBy: answered ? random.pick(["human", "voicemail", "ivr", null]) : null,
      turnsMs: Array.from({ length: turns }, () => 180 + random.next(2_400)),
    },
  };
}

function base(random: Random) {
  const said = random.chance(0.12) ? `We talked about ${random.pick(WORDS)} and ${random.pick(WORDS)}.` : null;
  return {
    ...{ id: newUuid(), at: "", phone: null, transcript: said },
    personName: random.chance(0.3) ? random.pick(["Maria Lopez", "Bob O'Neil", "Zoë"]) : null,
    tags: [...new Set(Array.from({ length: Math.max(0, random.next(6) - 3) }, () => random.pick(TAGS)))],
    notes: random.chance(0.08) ? `Call back about ${random.pick(WORDS)}` : null,
    cells: someCells(random),
    layout: random.chance(0.5) ? (1 as const) : (2 as const),
  };
}

function someCells(random: Random): Record<string, string> {
  if (random.chance(0.3)) return {};
  const cells = {
    "custom.plan": random.pick(["Aetna", "Blue Cross", "aetna", " Aetna ", 'None "yet"', "100%", "🦷", "", ""]),
    "custom.visits": random.pick(["0", "1", "2", "10", "2.5", "-3", "1,200", "many", "", ""]),
    "custom.vip": random.pick(["yes", "no", "true", "0", "maybe", ""]),
    "custom.renewal": random.pick(["2026-03-01", "03/01/2026", "2026-12-31", "soon", ""]),
    form_form_name: random.pick(["Contact", "Insurance check", "", ""]),
    experiments: random.pick(["exp1", "exp2", "exp1, exp2", "", ""]),
  };
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ""));
}

function someTexts(random: Random): AnyCall["texts"] {
  const entries = dimensionKinds.flatMap((kind) => {
    return random.chance(kind === "source" ? 0.1 : 0.3) ? [] : [[kind, random.pick(valuesOf(kind))] as const];
  });
  return Object.fromEntries(entries);
}

function someValue(random: Random): number {
  return random.chance(0.03) ? random.pick([0, -12_000, 9_000_000_000]) : random.next(900_000);
}

/** United States, elsewhere (no area code), and withheld. */
function somePhone(random: Random, numbers: number): number | null {
  if (random.chance(0.06)) return null;
  const which = random.next(numbers);
  return which % 11 === 0
    ? 442_079_460_000 + which
    : [12_125_550_000, 13_105_550_000, 16_145_550_000][which % 3]! + which;
}

function someTime(random: Random, zone: string, { from, to, crowded = [] }: Period): string {
  const first = DateTime.fromISO(from, { zone });
  const days =
    Math.round(DateTime.fromISO(to, { zone: "utc" }).diff(DateTime.fromISO(from, { zone: "utc" }), "days").days) + 1;
  const day =
    crowded.length > 0 && random.chance(0.25)
      ? DateTime.fromISO(random.pick(crowded), { zone })
      : first.plus({ days: random.next(days) });
  const start = day.startOf("day");
  const length = start.plus({ days: 1 }).startOf("day").toMillis() - start.toMillis();
  const edge = [0, 1, length - 1, length - 60_000];
  const offset = random.chance(0.06) ? random.pick(edge) : random.next(length / 1_000) * 1_000;
  return start.plus(offset).toUTC().toISO()!;
}
