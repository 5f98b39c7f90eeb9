import { sql } from "drizzle-orm";
import {
  bigint,
  date,
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
import { bytea, instant } from "./types.ts";

/** What brings calls by itself: the CTM API, CTM webhooks, a watched folder or S3 prefix, the address of a latest export. */
export const importSources = pgTable(
  "import_sources",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    /** ctm_api, ctm_webhook, folder, s3 or url */
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    /** What is no secret: account id, folder, bucket and prefix, address, time zone, minutes between looks. */
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull().default({}),
    /** Keys and secrets, sealed with the installation's secret. */
    sealedSecret: bytea("sealed_secret"),
    /** sha-256 (hex) of the token in the webhook's address. */
    tokenHash: text("token_hash"),
    /** How far a sync is: it goes on from here after a crash. */
    cursor: jsonb("cursor").$type<Record<string, unknown>>().notNull().default({}),
    /** active, paused or failing */
    status: text("status").notNull().default("active"),
    lastError: text("last_error"),
    lastRunAt: instant("last_run_at"),
    nextRunAt: instant("next_run_at"),
    lastRowAt: instant("last_row_at"),
    /** Told as silent when no row came for so long; null for never. */
    silentAfterHours: integer("silent_after_hours"),
    silentSince: instant("silent_since"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("import_sources_token_key").on(t.tokenHash),
    index("import_sources_due_idx").on(t.nextRunAt),
  ],
);

/** Rows that a source brought on each day (of the organization's zone): its health line. */
export const importSourceDays = pgTable(
  "import_source_days",
  {
    organizationId: uuid("organization_id").notNull(),
    sourceId: uuid("source_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    rows: bigint("rows", { mode: "number" }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.sourceId, t.day] }),
    foreignKey({
      columns: [t.organizationId, t.sourceId],
      foreignColumns: [importSources.organizationId, importSources.id],
    }).onDelete("cascade"),
  ],
);

/** Files that a source has brought already, by path and checksum (or webhook events by their own id). */
export const importSourceItems = pgTable(
  "import_source_items",
  {
    organizationId: uuid("organization_id").notNull(),
    sourceId: uuid("source_id").notNull(),
    item: text("item").notNull(),
    importId: uuid("import_id"),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.sourceId, t.item] }),
    foreignKey({
      columns: [t.organizationId, t.sourceId],
      foreignColumns: [importSources.organizationId, importSources.id],
    }).onDelete("cascade"),
  ],
);
