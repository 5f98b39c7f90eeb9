import { touchesBefore } from "@parley/analytics/attribution";
import type { Transaction } from "@parley/db";
import type { Conversion } from "./read-conversions.ts";
import { type OriginTouch, readTouches } from "./read-touches.ts";
import type { OriginRow } from "./value-of-touch.ts";

const DAY_MS = 86_400_000;

export interface WalkScope {
  organizationId: string;
  lookbackDays: number;
  originOf(row: OriginRow): { value: string | null; direct: boolean };
}

/**
 * Gives each conversion with the touches that led to it, oldest first: those of its person up to its moment, at most so many days
 * before. Where the person is not known the call is its own only touch; an outbound call to nobody known has none.
 */
export async function* walkConversions(
  tx: Transaction,
  { organizationId, lookbackDays, originOf }: WalkScope,
  conversions: readonly Conversion[],
): AsyncGenerator<{ conversion: Conversion; touches: OriginTouch[] }> {
  const byPerson = new Map<number, Conversion[]>();
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const conversion of conversions) {
    if (conversion.person === null) {
      yield { conversion, touches: own(conversion) };
      continue;
    }
    const list = byPerson.get(conversion.person);
    if (list) list.push(conversion);
    else byPerson.set(conversion.person, [conversion]);
    [from, to] = [Math.min(from, conversion.at), Math.max(to, conversion.at)];
  }
  const window = { from: from - lookbackDays * DAY_MS, to };
  const persons = [...byPerson.keys()];
  for await (const { person, touches } of readTouches(tx, organizationId, persons, window, originOf)) {
    for (const conversion of byPerson.get(person)!) {
      const { start, end } = touchesBefore(touches, { at: conversion.at, lookbackDays });
      yield { conversion, touches: end > start ? touches.slice(start, end) : own(conversion) };
    }
    byPerson.delete(person);
  }
  // Of an outbound conversion, whose person has no touch in this time.
  for (const left of byPerson.values()) for (const conversion of left) yield { conversion, touches: own(conversion) };
}

const own = ({ at, own }: Conversion): OriginTouch[] => (own ? [{ at, kind: "call", ...own }] : []);
