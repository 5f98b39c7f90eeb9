import type { Transaction } from "@parley/db";
import { detailLayouts } from "@parley/db/schema";
import { asc, eq } from "drizzle-orm";
import { customFieldsOf } from "../custom-fields/index.ts";
import { decodePayload } from "../imports/index.ts";
import { labelOfColumn } from "./label-of-column.ts";

export interface ExportedDetails {
  labels: string[];
  /** The cells of one call under those labels. */
  read(layoutId: number | null, payload: string | null): string[];
}

/** The columns that imported rows brought beside the calls' own, over all files: custom fields first, each name once beside those that are taken. */
export async function exportedDetails(
  tx: Transaction,
  organizationId: string,
  taken: readonly string[],
): Promise<ExportedDetails> {
  const layouts = await tx
    .select({ id: detailLayouts.id, columns: detailLayouts.columns })
    .from(detailLayouts)
    .where(eq(detailLayouts.organizationId, organizationId))
    .orderBy(asc(detailLayouts.id));
  const fields = await customFieldsOf(tx, organizationId);
  const kept = new Set(layouts.flatMap(({ columns }) => columns));
  const custom = fields.filter(({ key }) => kept.has(key));
  const columns = [...new Set([...custom.map(({ key }) => key), ...kept])];
  const labelOf = new Map(custom.map(({ key, label }) => [key, label]));
  const place = new Map(columns.map((column, at) => [column, at]));
  const places = new Map(layouts.map((layout) => [layout.id, layout.columns.map((column) => place.get(column)!)]));
  return {
    labels: distinct(
      columns.map((column) => ({ column, label: labelOf.get(column) ?? labelOfColumn(column) })),
      taken,
    ),
    read(layoutId, payload) {
      const cells = new Array<string>(columns.length).fill("");
      const at = layoutId === null ? undefined : places.get(layoutId);
      if (at && payload !== null) for (const [i, cell] of decodePayload(payload).entries()) cells[at[i]!] = cell;
      return cells;
    },
  };
}

/** A name that another column bears too says which one it is. */
function distinct(columns: { column: string; label: string }[], taken: readonly string[]): string[] {
  const counts = new Map(taken.map((label) => [label, 1]));
  for (const { label } of columns) counts.set(label, (counts.get(label) ?? 0) + 1);
  return columns.map(({ column, label }) => (counts.get(label) === 1 ? label : `${label} (${column})`));
}
