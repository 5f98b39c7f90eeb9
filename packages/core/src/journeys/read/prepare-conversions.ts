import { compileCalls, type MetricQueryInput, validateQuery } from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context/index.ts";
import { customFieldsOf } from "../../custom-fields/index.ts";
import { namedDimensions, namesCustom } from "../../insights/find-organization.ts";
import { type PreparedQuestion, prepareQuestion } from "../../insights/prepare-question.ts";
import { statementSql } from "../../insights/statement-sql.ts";
import { type ConversionKind, conversionMeasures } from "../schemas.ts";

export interface Asked {
  range: MetricQueryInput["range"];
  filters: MetricQueryInput["filters"];
  conversion: ConversionKind;
}

/** The catalogue's question that asks for the same conversions. Throws `invalid_input` as it does. */
export async function prepareConversions(tx: Transaction, ctx: Context, asked: Asked): Promise<PreparedQuestion> {
  const input = { measures: [conversionMeasures[asked.conversion]], range: asked.range, filters: asked.filters };
  let query = validateQuery(input);
  if (namesCustom(namedDimensions([], query.filters))) {
    const fields = await customFieldsOf(tx, ctx.organizationId);
    query = validateQuery(
      input,
      fields.map(({ key }) => key),
    );
  }
  return prepareQuestion(tx, ctx.organizationId, query, ctx.clock.now());
}

/**
 * As many as there are. The limit also keeps Postgres from joining before it has the ids: right after an import it has no statistics of
 * touches and would loop over them (100,000 calls: minutes instead of seconds).
 */
const ALL = 2_147_483_647;

/** Ids of the calls that the catalogue counts (column id): all, or those behind the question's measure. */
export function callsOf({ query, range, scope }: PreparedQuestion, which: "all" | "conversions"): SQL {
  const measure = which === "all" ? undefined : query.measures[0];
  const behind = {
    range,
    filters: query.filters,
    measure,
    sort: "called_at" as const,
    order: "asc" as const,
    limit: ALL,
  };
  return sql`(${statementSql(compileCalls(behind, scope))})`;
}
