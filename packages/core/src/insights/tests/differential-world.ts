import { dimensions } from "@parley/analytics";
import type { TestDatabase, TestOrganization } from "@parley/testing";
import { DateTime } from "luxon";
import { dimensionKinds } from "../../dimensions/index.ts";
import type { AnyCall } from "../testing/any-call.ts";
import { makeAnyCalls } from "../testing/make-any-calls.ts";
import type { Random } from "../testing/random.ts";
import { CUSTOM_FIELDS, type Merges, seedAnyCalls } from "../testing/seed-any-calls.ts";
import type { SeededSpend } from "../testing/seed-calls.ts";
import type { Askable } from "./any-question.ts";

/** With half a second, since calls and the end of an elapsed part need not fall on whole ones. */
export const NOW = new Date("2026-03-20T16:00:00.500Z");

export interface DataSet {
  organization: TestOrganization;
  zone: string;
  calls: AnyCall[];
  askable: Askable;
}

/** Where days have 23, 25 and 23.5 hours, begin at one o'clock, and are shifted by half an hour from everybody else's. */
const ZONES = [
  { zone: "America/New_York", changes: ["2025-11-02", "2026-03-08"] },
  { zone: "Australia/Lord_Howe", changes: ["2025-10-05", "2026-04-05"] },
  { zone: "America/Santiago", changes: ["2025-09-07", "2026-04-05"] },
  { zone: "Africa/Cairo", changes: ["2025-10-31", "2026-04-24"] },
  { zone: "Asia/Kolkata", changes: ["2026-01-01", "2025-12-31"] },
  { zone: "America/Havana", changes: ["2025-11-02", "2026-03-08"] },
];

/** An organization with calls of every kind over a good year, some after now, some at the very instants at which elapsed parts end. */
export async function makeDataSet(t: TestDatabase, random: Random, which: number, count: number): Promise<DataSet> {
  const { zone, changes } = ZONES[which % ZONES.length]!;
  const organization = await t.createOrganization({ timezone: zone, name: `${zone} ${which}` });
  const crowded = [...changes, "2026-03-20", "2026-03-19", "2026-02-20", "2025-03-20", "2026-02-28"];
  const calls = makeAnyCalls(random, count, zone, { from: "2024-12-20", to: "2026-04-25", crowded });
  const edges = edgesOf(zone);
  for (const [i, at] of edges.entries()) if (calls[i]) calls[i].at = at;
  const merges: Merges =
    which % 2 === 0 ? {} : { source: { radoi: "Radio", bb: "Billboard", google: "Google" }, medium: { CPC: "cpc" } };
  await seedAnyCalls(t.owner, organization.organizationId, zone, calls, { merges, spend: someSpend(random) });
  const days = [
    ...edgeDays(),
    ...changes,
    ...crowded,
    ...calls.slice(0, 40).map(({ at }) => DateTime.fromISO(at, { zone }).toISODate()!),
  ];
  return { organization, zone, calls, askable: { custom: Object.keys(CUSTOM_FIELDS), values: valuesOf(calls), days } };
}

const edgeDays = () => [
  "1990-01-01",
  "2024-12-20",
  "2025-12-31",
  "2026-01-01",
  "2026-03-01",
  "2026-04-25",
  "2026-04-26",
  "2030-01-01",
];

/** Just before, at and just after now and the same moments of earlier periods. */
function edgesOf(zone: string): string[] {
  const now = DateTime.fromJSDate(NOW, { zone });
  const steps = [{}, { days: 1 }, { days: 7 }, { days: 30 }, { days: 90 }, { months: 1 }, { months: 3 }, { years: 1 }];
  return steps.flatMap((step) => [-400, -1, 0, 1, 300].map((ms) => now.minus(step).plus(ms).toUTC().toISO()!));
}

function valuesOf(calls: readonly AnyCall[]): Map<string, string[]> {
  const distinct = (values: (string | null | undefined)[]) => [...new Set(values.flatMap((value) => value ?? []))];
  const values = new Map<string, string[]>();
  for (const kind of dimensionKinds) values.set(kind, distinct(calls.map(({ texts }) => texts[kind])).slice(0, 30));
  values.set("tag", distinct(calls.flatMap(({ tags }) => tags)));
  for (const key of Object.keys(CUSTOM_FIELDS)) values.set(key, distinct(calls.map(({ cells }) => cells[key]?.trim())));
  values.set("form", distinct(calls.map(({ cells }) => cells.form_form_name)));
  values.set("experiment", distinct(calls.map(({ cells }) => cells.experiments)));
  values.set("answered_by", ["human", "voicemail", "ivr"]);
  values.set("language", ["en", "es", "de"]);
  values.set("area_code", ["212", "310", "614"]);
  for (const key of ["day", "week", "month"])
    values.set(key, ["2026-03-01", "2026-03-08", "2026-03-02", "2026-02-01", "2025-11-02"]);
  for (const { key, values: fixed } of dimensions) if (fixed) values.set(key, [...fixed]);
  return values;
}

function someSpend(random: Random): SeededSpend[] {
  return Array.from({ length: 120 }, () => ({
    day: new Date(Date.UTC(2025, 0, 1 + random.next(470))).toISOString().slice(0, 10),
    source: random.pick(["Google Ads", "Bing", "Radio", "radoi", "Nobody called from here", null]),
    ...{ medium: random.pick(["cpc", "CPC", "display", null]), campaign: random.pick(["Brand", "Spring", null]) },
    ...{ costMinor: random.next(90_000), clicks: random.chance(0.3) ? null : random.next(60) },
    impressions: random.chance(0.3) ? null : random.next(5_000),
  }));
}
