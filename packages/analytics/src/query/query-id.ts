import { z } from "zod";
import type { ResolvedRange } from "../range/resolve-range.ts";
import { FilterInput, type MetricQuery } from "./schema.ts";
import { validateQuery } from "./validate-query.ts";

const Encoded = z.strictObject({
  m: z.array(z.string()).min(1),
  d: z.array(z.string()),
  f: z.array(FilterInput),
  r: z.strictObject({ from: z.iso.date(), to: z.iso.date(), until: z.iso.datetime().optional() }),
});

export interface DecodedQuery {
  query: MetricQuery;
  range: ResolvedRange;
}

/**
 * The id under which the calls behind a result are found. It is the query itself with its range resolved, so nothing is stored, it
 * never expires, and it holds no tenant: whoever presents it sees their own organization's calls.
 */
export function encodeQueryId(query: MetricQuery, range: ResolvedRange): string {
  const body = { m: query.measures, d: query.dimensions, f: query.filters, r: range };
  return `qry_${Buffer.from(JSON.stringify(body)).toString("base64url")}`;
}

/** Null when it is not such an id. What it says is checked like any query. */
export function decodeQueryId(id: string): DecodedQuery | null {
  if (!id.startsWith("qry_")) return null;
  try {
    const body = Encoded.parse(JSON.parse(Buffer.from(id.slice(4), "base64url").toString("utf8")));
    const range = { from: body.r.from, to: body.r.to };
    return { query: validateQuery({ measures: body.m, dimensions: body.d, filters: body.f, range }), range: body.r };
  } catch {
    return null;
  }
}
