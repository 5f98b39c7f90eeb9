import type { Transaction } from "@parley/db";
import { detailLayouts } from "@parley/db/schema";
import { eq, sql } from "drizzle-orm";
import { keysOfCall } from "./keys-of-call.ts";
import type { PersonKey } from "./person-key.ts";
import { type ToldTouch, toldTouches } from "./told-touches.ts";

/** A call that is a touch: from outside, and no spam. */
export interface CallRecord {
  id: string;
  /** It came of a form that was sent. */
  isForm: boolean;
  keys: PersonKey[];
  told: ToldTouch[];
}

/** Columns of call_details that are read, by the name they are read under. */
const CELLS = {
  ...{ email: "email", form_email: "form_email", form_phone: "form_customer_number_to_dial", visitor: "visitor_sid" },
  ...{ touchpoints: "touchpoints", times: "touchpoints_time", types: "touchpoints_touch_type" },
  ...{ sources: "touchpoints_source", mediums: "touchpoints_medium", milestones: "milestones" },
  ...{ form: "form", form_name: "form_form_name", form_id: "form_form_id" },
} as const;
type Cell = keyof typeof CELLS;
const cells = Object.keys(CELLS) as Cell[];

/** Of each layout in which there is one of them, at which position a cell stands (from 1; null where it is not there). */
export type CellPlaces = { layoutId: number; places: (number | null)[] }[];

export async function readCellPlaces(tx: Transaction, organizationId: string): Promise<CellPlaces> {
  const layouts = await tx.select().from(detailLayouts).where(eq(detailLayouts.organizationId, organizationId));
  return layouts
    .map(({ id, columns }) => ({
      layoutId: id,
      places: cells.map((cell) => {
        const at = columns.indexOf(CELLS[cell]);
        return at < 0 ? null : at + 1;
      }),
    }))
    .filter(({ places }) => places.some((place) => place !== null));
}

type Row = { id: string; phone: string | null } & Record<Cell, string | null>;

/** Those of the calls that are touches, oldest first, with what their details tell. */
export async function readCallRecords(
  tx: Transaction,
  organizationId: string,
  callIds: readonly string[],
  { places, zone }: { places: CellPlaces; zone: string },
): Promise<CallRecord[]> {
  const columns = cells.map((cell, i) => sql`(p.texts)[${sql.identifier(`at_${i}`)}] as ${sql.identifier(cell)}`);
  const arrays = cells.map((_, i) => sql`${sql.param(places.map((layout) => layout.places[i]!))}::int[]`);
  const names = cells.map((_, i) => sql.identifier(`at_${i}`));
  const { rows } = await tx.execute<Row>(sql`select c.id, c.phone::text as phone, ${sql.join(columns, sql`, `)}
    from calls c
    left join lateral (select string_to_array(d.payload, E'\\x1f') as texts, l.*
      from call_details d join unnest(${sql.param(places.map(({ layoutId }) => layoutId))}::int[], ${sql.join(arrays, sql`, `)})
        as l(layout_id, ${sql.join(names, sql`, `)}) on l.layout_id = d.layout_id
      where d.organization_id = c.organization_id and d.call_id = c.id) p on true
    where c.organization_id = ${organizationId} and c.id = any(${sql.param([...callIds])}::uuid[])
      and c.direction = 'inbound' and not c.spam
    order by c.called_at, c.id`);
  return rows.map((row) => ({
    id: row.id,
    isForm: Boolean(row.form || row.form_name || row.form_id),
    keys: keysOfCall({ ...row, formEmail: row.form_email, formPhone: row.form_phone }),
    told: toldTouches(row, zone),
  }));
}
