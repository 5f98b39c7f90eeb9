import type { Transaction } from "@parley/db";
import { callDetails, detailLayouts } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { type CustomField, customFieldsOf } from "../custom-fields/index.ts";
import { decodePayload } from "../imports/index.ts";
import { labelOfColumn } from "./label-of-column.ts";

export interface CallDetails {
  /** Custom fields that the call has a value for, as the file had it. */
  custom: (CustomField & { value: string })[];
  /** The other columns of the imported row. */
  details: { column: string; label: string; value: string }[];
}

/** What the imported row of a call says beside its own columns: custom fields apart from the rest. Empty cells are left out. */
export async function callDetailsOf(tx: Transaction, organizationId: string, callId: string): Promise<CallDetails> {
  const [row] = await tx
    .select({ payload: callDetails.payload, columns: detailLayouts.columns })
    .from(callDetails)
    .innerJoin(
      detailLayouts,
      and(eq(detailLayouts.organizationId, callDetails.organizationId), eq(detailLayouts.id, callDetails.layoutId)),
    )
    .where(and(eq(callDetails.organizationId, organizationId), eq(callDetails.callId, callId)));
  if (!row) return { custom: [], details: [] };
  const cells = decodePayload(row.payload);
  const values = new Map(row.columns.map((column, i) => [column, cells[i] ?? ""]));
  const fields = await customFieldsOf(tx, organizationId);
  const custom = fields.map((field) => ({ ...field, value: values.get(field.key) ?? "" }));
  const isCustom = new Set(fields.map(({ key }) => key));
  const details = row.columns
    .filter((column) => !isCustom.has(column))
    .map((column) => ({ column, label: labelOfColumn(column), value: values.get(column) ?? "" }));
  return { custom: custom.filter(hasValue), details: details.filter(hasValue) };
}

const hasValue = ({ value }: { value: string }) => value !== "";
