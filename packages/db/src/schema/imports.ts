import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./identity.ts";
import { organizations } from "./organizations.ts";
import { instant } from "./types.ts";

export const imports = pgTable(
  "imports",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    fileName: text("file_name").notNull(),
    /** queued, running, completed, failed, canceled */
    status: text("status").notNull(),
    /** Layout that was asked for: auto, ctm, callrail, generic. */
    source: text("source").notNull(),
    layout: text("layout"),
    timezone: text("timezone").notNull(),
    currency: text("currency").notNull(),
    /** Key of the uploaded file in storage; it stays until the import ended, so that a crash can resume. */
    storageKey: text("storage_key").notNull(),
    bytesTotal: bigint("bytes_total", { mode: "number" }).notNull(),
    bytesRead: bigint("bytes_read", { mode: "number" }).notNull().default(0),
    rowsRead: integer("rows_read").notNull().default(0),
    rowsInserted: integer("rows_inserted").notNull().default(0),
    rowsUpdated: integer("rows_updated").notNull().default(0),
    rowsUnchanged: integer("rows_unchanged").notNull().default(0),
    rowsRejected: integer("rows_rejected").notNull().default(0),
    mapping: jsonb("mapping").$type<Record<string, string | null>>().notNull().default({}),
    warnings: jsonb("warnings").$type<string[]>().notNull().default([]),
    failure: text("failure"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("imports_created_idx").on(t.organizationId, t.createdAt),
  ],
);

/** A refused row keeps its line (1-based, as an editor counts), its text and the reason. */
export const importRejections = pgTable(
  "import_rejections",
  {
    organizationId: uuid("organization_id").notNull(),
    importId: uuid("import_id").notNull(),
    rowNumber: integer("row_number").notNull(),
    line: integer("line").notNull(),
    reason: text("reason").notNull(),
    raw: text("raw").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.importId, t.rowNumber] }),
    foreignKey({
      columns: [t.organizationId, t.importId],
      foreignColumns: [imports.organizationId, imports.id],
    }).onDelete("cascade"),
  ],
);
