import { bigint, bigserial, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant } from "./types.ts";

const organizationId = () => uuid("organization_id").notNull();

/**
 * The calls of an organization once more, by column: what worker threads scan to answer a dashboard. Made from `calls` and thrown away
 * at any time without loss. A bucket is a UTC day (2026-11-21) or, for what is older, a month (2026-10); its rows stand by called_at, id.
 */
export const segments = pgTable(
  "segments",
  {
    organizationId: organizationId(),
    bucket: text("bucket").notNull(),
    columnName: text("column_name").notNull(),
    /** Of the building that wrote it. */
    epoch: bigint("epoch", { mode: "number" }).notNull(),
    rows: integer("n").notNull(),
    /** See packages/analytics/src/segments: a typed array, deflated. */
    data: bytea("data").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.bucket, t.columnName] })],
);

/** The buckets that an organization's segments cover. A call of a bucket that is not here is in no segment yet. */
export const segmentState = pgTable(
  "segment_state",
  {
    organizationId: organizationId(),
    bucket: text("bucket").notNull(),
    /** Grows with every building of anything in the installation, so that the highest one tells whether something changed. */
    epoch: bigint("epoch", { mode: "number" }).notNull(),
    calls: integer("calls").notNull(),
    firstAt: instant("first_at"),
    lastAt: instant("last_at"),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.bucket] })],
);

/**
 * What changed since segments were built, written by triggers in the writer's own transaction: `day:2026-11-21` (UTC) or
 * `dictionary:source`. Rows are only added and taken away, never changed, so that writers do not wait for each other.
 */
export const segmentMarks = pgTable(
  "segment_marks",
  { organizationId: organizationId(), id: bigserial("id", { mode: "number" }).notNull(), what: text("what").notNull() },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);

/** Numbers that called, counted through: different callers are counted in a set of bits. Filled when segments are built. */
export const segmentCallers = pgTable(
  "segment_callers",
  {
    organizationId: organizationId(),
    phone: bigint("phone", { mode: "number" }).notNull(),
    number: integer("number").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.phone] })],
);
