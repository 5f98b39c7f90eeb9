import { sql } from "drizzle-orm";
import { bigint, bigserial, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { organizations } from "./organizations.ts";
import { instant } from "./types.ts";

/**
 * The outbox: one row per thing that happened, written in the transaction that made it happen. The dispatcher gives each row
 * `sequence` in the order in which it hands it out, so a browser that was away asks for "everything after N".
 */
export const domainEvents = pgTable(
  "domain_events",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    type: text("type").notNull(),
    /** Public id of the thing (call_..., imp_...). Events of one subject are handed out in order. */
    subjectId: text("subject_id").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    sequence: bigint("sequence", { mode: "number" }),
    /** Order of writing. Whoever writes about a call holds its row, so within one call this is the order of events. */
    position: bigserial("position", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("domain_events_sequence_idx").on(t.organizationId, t.sequence),
    index("domain_events_pending_idx").on(t.organizationId, t.position).where(sql`sequence is null`),
  ],
);
