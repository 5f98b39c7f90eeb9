import { importMappings } from "@parley/db/schema";
import { and, asc, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import type { Storage } from "../storage/index.ts";
import { requireImport } from "./get-import.ts";
import { analyseImport } from "./mapping/analyse-import.ts";
import { describeColumns, type MappedColumn } from "./mapping/describe-columns.ts";
import { describeFields, type FieldChoice } from "./mapping/describe-fields.ts";
import { headersHash } from "./mapping/headers-hash.ts";
import { problemsOf } from "./mapping/problems-of.ts";
import type { CallPlan } from "./plan.ts";
import { describeMapping, type SavedMapping } from "./require-mapping.ts";

/** How an import's file would be read, and what else its columns could be. */
export interface ImportMapping {
  kind: "calls" | "ad_spend";
  layout: CallPlan["layout"];
  timezone: string;
  currency: string;
  /** Dates such as 03/04/2024 are read day first. */
  dayFirst: boolean;
  columns: MappedColumn[];
  /** What a column can be read as. */
  fields: FieldChoice[];
  /** Mappings that were saved for the same set of headers. */
  saved: SavedMapping[];
  /** Why the file cannot be imported as it is read now, for people. */
  problems: string[];
  warnings: string[];
  /** The first rows, up to five, with cells cut to 120 characters. */
  rows: string[][];
}

/** Throws `not_found`, and `conflict` once the file is no longer kept. */
export async function getImportMapping(ctx: Context, deps: { storage: Storage }, id: string): Promise<ImportMapping> {
  guard(ctx, "imports.read");
  const row = await inTenant(ctx, (tx) => requireImport(tx, ctx, id));
  const analysis = await analyseImport(deps.storage, row);
  const { organizationId } = ctx;
  const saved = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(importMappings)
      .where(
        and(
          eq(importMappings.organizationId, organizationId),
          eq(importMappings.headersHash, headersHash(analysis.header)),
          eq(importMappings.kind, analysis.kind),
        ),
      )
      .orderBy(asc(importMappings.name)),
  );
  const { kind, layout, dayFirst, rows, warnings } = analysis;
  return {
    ...{ kind, layout, timezone: row.timezone, currency: row.currency, dayFirst, rows, warnings },
    columns: describeColumns(analysis),
    fields: describeFields(kind),
    saved: saved.map(describeMapping),
    problems: problemsOf(analysis, row.currency),
  };
}
