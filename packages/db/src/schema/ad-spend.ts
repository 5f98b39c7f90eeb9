import { bigint, date, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant } from "./types.ts";

/** Cost of advertising by day and source, medium or campaign; joined with calls by the same dictionaries. */
export const adSpend = pgTable(
  "ad_spend",
  {
    organizationId: uuid("organization_id").notNull(),
    /** Derived from day, source, medium and campaign: the same line again replaces itself. */
    id: uuid("id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    sourceId: integer("source_id"),
    mediumId: integer("medium_id"),
    campaignId: integer("campaign_id"),
    costMinor: bigint("cost_minor", { mode: "number" }).notNull(),
    clicks: bigint("clicks", { mode: "number" }),
    impressions: bigint("impressions", { mode: "number" }),
    importId: uuid("import_id"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), index("ad_spend_day_idx").on(t.organizationId, t.day)],
);
