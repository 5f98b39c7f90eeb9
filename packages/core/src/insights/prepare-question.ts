import {
  compareRange,
  factsOfMeasures,
  type MetricQuery,
  mergingDictionaries,
  type ResolvedRange,
  resolveRange,
  type Scope,
} from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { invalidInput } from "@parley/platform";
import { completeScope } from "./complete-scope.ts";
import { findOrganization, namedDimensions } from "./find-organization.ts";

/** A checked question with its days worked out and all that its answer depends on. */
export interface PreparedQuestion {
  query: MetricQuery;
  range: ResolvedRange;
  /** What it is compared with. */
  before: ResolvedRange | null;
  scope: Scope;
  currency: string;
}

/** Throws `invalid_input` for a time zone that is not the organization's. */
export async function prepareQuestion(
  tx: Transaction,
  organizationId: string,
  query: MetricQuery,
  now: Date,
): Promise<PreparedQuestion> {
  const everything = "preset" in query.range && query.range.preset === "all_time";
  const named = namedDimensions(query.dimensions, query.filters);
  const { scope, currency, extent } = await findOrganization(tx, organizationId, {
    extentOf: everything ? factsOfMeasures(query.measures) : [],
    mergedOf: mergingDictionaries(named),
  });
  requireZone(query, scope.timezone);
  const plan = resolveRange(query.range, scope.timezone, now, extent);
  const before = compareRange(plan, query.compare, scope.timezone, now);
  return { query, range: plan.range, before, scope: await completeScope(tx, scope, named, query.filters), currency };
}

/** Throws `invalid_input` for a time zone that is not the organization's: days and hours are stored in that one. */
export function requireZone(query: MetricQuery, timezone: string): void {
  if (!query.timezone || query.timezone === timezone) return;
  const message = `Numbers are counted in the organization's time zone, ${timezone}.`;
  throw invalidInput([{ pointer: "/timezone", message }]);
}
