import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./identity.ts";
import { instant } from "./types.ts";

export const organizations = pgTable("organizations", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  /** IANA time zone in which days, hours and weekdays of its calls are counted. */
  timezone: text("timezone").notNull(),
  /** ISO 4217 code; money is stored in its minor units. */
  currency: text("currency").notNull(),
  /** BCP 47 locale for numbers and dates. */
  locale: text("locale").notNull().default("en-US"),
  isDemo: boolean("is_demo").notNull().default(false),
  /** Score in hundredths from which a call counts as qualified. */
  qualifiedScore: integer("qualified_score").notNull().default(300),
  /** Seconds within which an answer counts for the service level. */
  serviceLevelSeconds: integer("service_level_seconds").notNull().default(20),
  createdAt: instant("created_at").notNull().default(sql`now()`),
});

const organizationId = () =>
  uuid("organization_id")
    .notNull()
    .references(() => organizations.id, { onDelete: "cascade" });

export const members = pgTable(
  "members",
  {
    organizationId: organizationId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.userId] }), index("members_user_idx").on(t.userId)],
);

export const invitations = pgTable(
  "invitations",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    email: text("email").notNull(),
    role: text("role").notNull(),
    /** sha-256 of the token in the link; the token itself is only in the mail. */
    tokenHash: text("token_hash").notNull(),
    invitedBy: uuid("invited_by").references(() => users.id, { onDelete: "set null" }),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
    sentAt: instant("sent_at").notNull().default(sql`now()`),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), uniqueIndex("invitations_token_key").on(t.tokenHash)],
);

export const apiKeys = pgTable(
  "api_keys",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** First characters of the key, to recognise it by; the key itself is never stored. */
    start: text("start").notNull(),
    keyHash: text("key_hash").notNull(),
    scopes: text("scopes").array().notNull(),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), uniqueIndex("api_keys_hash_key").on(t.keyHash)],
);

export const auditLog = pgTable(
  "audit_log",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id"),
    action: text("action").notNull(),
    targetId: text("target_id"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);

/** Answers already given under an Idempotency-Key (kept 24 h). `status` is null while the first request is in flight. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    organizationId: organizationId(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status"),
    response: jsonb("response").$type<unknown>(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.key] })],
);
