import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./identity.ts";
import { organizations } from "./organizations.ts";
import { instant } from "./types.ts";

/** Why an import waits: one column stopped making sense for many rows on end. */
export interface ImportStop {
  column: string;
  reason: string;
  /** First line of the cluster (1-based) and its first rows as they stand in the file. */
  line: number;
  rows: { line: number; raw: string; reason: string }[];
  passed: boolean;
}

export const imports = pgTable(
  "imports",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    fileName: text("file_name").notNull(),
    /** calls or ad_spend */
    kind: text("kind").notNull().default("calls"),
    /** review (waits for its mapping), queued, running, paused (a shift was found), completed, failed, canceled, undoing, undone */
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
    /** How the file is read, once decided: encoding, separator, columns. A resumed run reads it the same way. */
    plan: jsonb("plan").$type<unknown>(),
    /** Where and why it was stopped for the user to decide; with `passed` once they went on. */
    stop: jsonb("stop").$type<ImportStop>(),
    /** Connection that brought the file; null for an upload. */
    sourceId: uuid("source_id"),
    /** The import whose refused rows these are, mended. */
    mendsId: uuid("mends_id"),
    warnings: jsonb("warnings").$type<string[]>().notNull().default([]),
    failure: text("failure"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    undoneAt: instant("undone_at"),
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

/** What an import changed in a row that was there before: its undo. Inserted rows are known by calls.import_id. */
export const importChanges = pgTable(
  "import_changes",
  {
    organizationId: uuid("organization_id").notNull(),
    importId: uuid("import_id").notNull(),
    /** Id of the call, or of the ad_spend row. */
    rowId: uuid("row_id").notNull(),
    /** Columns that changed, with their values before and after. */
    before: jsonb("before").$type<Record<string, unknown>>().notNull(),
    after: jsonb("after").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.importId, t.rowId] }),
    index("import_changes_row_idx").on(t.organizationId, t.rowId),
    foreignKey({
      columns: [t.organizationId, t.importId],
      foreignColumns: [imports.organizationId, imports.id],
    }).onDelete("cascade"),
  ],
);

/** A mapping that the user corrected, offered again for the same set of headers. */
export const importMappings = pgTable(
  "import_mappings",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull().default("calls"),
    /** sha-256 (hex) of the sorted, trimmed headers. */
    headersHash: text("headers_hash").notNull(),
    columns: jsonb("columns").$type<Record<string, string | null>>().notNull(),
    timezone: text("timezone"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("import_mappings_name_key").on(t.organizationId, t.name),
    index("import_mappings_headers_idx").on(t.organizationId, t.headersHash),
  ],
);

/** "googke" counts as "google": an editable rule over the dictionary of a dimension. */
export const sourceRules = pgTable(
  "source_rules",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    /** source, medium or campaign */
    kind: text("kind").notNull(),
    /** The text as it is tracked, trimmed and in lower case. */
    match: text("match").notNull(),
    /** What it counts as, as it is shown. */
    target: text("target").notNull(),
    /** One of the rules that every organization begins with. */
    isDefault: boolean("is_default").notNull().default(false),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("source_rules_match_key").on(t.organizationId, t.kind, t.match),
  ],
);
