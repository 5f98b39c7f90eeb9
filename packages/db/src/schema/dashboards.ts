import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./identity.ts";
import { organizations } from "./organizations.ts";
import { instant } from "./types.ts";

const organizationId = () =>
  uuid("organization_id")
    .notNull()
    .references(() => organizations.id, { onDelete: "cascade" });
const createdBy = () => uuid("created_by").references(() => users.id, { onDelete: "set null" });
const createdAt = () => instant("created_at").notNull().default(sql`now()`);
const updatedAt = () => instant("updated_at").notNull().default(sql`now()`);

/** A page's range, comparison, filters and sort under a name: what stands in its address. */
export const savedViews = pgTable(
  "saved_views",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    /** overview, marketing, admissions, executive, ai_calls, calls */
    page: text("page").notNull(),
    name: text("name").notNull(),
    /** private (of its maker) or team */
    visibility: text("visibility").notNull(),
    /** The address's query, without the question mark. */
    query: text("query").notNull(),
    /** What the page opens with: nobody, its maker (private) or everybody without one of their own (team). */
    isDefault: boolean("is_default").notNull().default(false),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("saved_views_page_idx").on(t.organizationId, t.page),
  ],
);

/** How a person arranged the cards of a tab. */
export const dashboardLayouts = pgTable(
  "dashboard_layouts",
  {
    organizationId: organizationId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tab: text("tab").notNull(),
    /** Keys of cards in their order; cards that are not named follow in the standard order. */
    position: text("position").array().notNull().default([]),
    hidden: text("hidden").array().notNull().default([]),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.userId, t.tab] })],
);

/** A flag on the time axis: what happened on a day that the numbers cannot know. */
export const annotations = pgTable(
  "annotations",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    text: text("text").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), index("annotations_day_idx").on(t.organizationId, t.day)],
);

/** A board of an organization's own: tiles, each a metric query and how it is drawn. */
export const dashboards = pgTable(
  "dashboards",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** private (of its maker) or team */
    visibility: text("visibility").notNull().default("private"),
    tiles: jsonb("tiles").$type<Record<string, unknown>[]>().notNull().default([]),
    /** Range, comparison and filters that it opens with. */
    scope: jsonb("scope").$type<Record<string, unknown>>().notNull().default({}),
    /** Counts the changes, so that two people who edit do not overwrite each other unseen. */
    version: integer("version").notNull().default(1),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);

/** A public address of a dashboard. The token stands only in the link; here is its hash. */
export const dashboardLinks = pgTable(
  "dashboard_links",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    dashboardId: uuid("dashboard_id").notNull(),
    /** sha-256 (hex) */
    tokenHash: text("token_hash").notNull(),
    /** scrypt, with its salt; null when none is asked for. */
    passwordHash: text("password_hash"),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    lastSeenAt: instant("last_seen_at"),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("dashboard_links_token_key").on(t.tokenHash),
    foreignKey({
      columns: [t.organizationId, t.dashboardId],
      foreignColumns: [dashboards.organizationId, dashboards.id],
    }).onDelete("cascade"),
  ],
);

/** A comparison of two groups of calls that was planned before its numbers were looked at. */
export const experiments = pgTable(
  "experiments",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** Dimension whose values are compared. */
    dimension: text("dimension").notNull(),
    control: text("control").notNull(),
    variant: text("variant").notNull(),
    /** A rate (conversion_rate_of_answered) or a mean (revenue_per_call). */
    measure: text("measure").notNull(),
    /** Smallest relative difference that would matter, 0.1 for a tenth: decides the sample that is needed. */
    smallestEffect: real("smallest_effect").notNull(),
    startedOn: date("started_on", { mode: "string" }).notNull(),
    /** Last day; null while it runs. */
    endedOn: date("ended_on", { mode: "string" }),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);
