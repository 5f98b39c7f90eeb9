import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tsvector } from "./types.ts";

export const callKind = pgEnum("call_kind", ["tracked", "ai"]);
export const callDirection = pgEnum("call_direction", ["inbound", "outbound"]);
/** Tracked calls are normalised to answered ... blocked (METRICS.md); AI calls go queued -> ... -> completed, busy, no_answer, failed, canceled. */
export const callStatus = pgEnum("call_status", [
  "answered",
  "missed",
  "abandoned",
  "voicemail",
  "busy",
  "failed",
  "completed_ivr",
  "in_progress",
  "blocked",
  "queued",
  "scheduled",
  "ringing",
  "completed",
  "no_answer",
  "canceled",
]);

/**
 * Bulk tables carry no foreign key to organizations: checking it per row would cost an import of a million rows about ten
 * seconds. RLS admits only the tenant's own id, and removing an organization deletes these tables' rows by name.
 */
const organizationId = () => uuid("organization_id").notNull();

/** Dictionary of each text dimension: calls hold small integers, so a row stays narrow and grouping is cheap. */
export const dimensionValues = pgTable(
  "dimension_values",
  {
    organizationId: organizationId(),
    kind: text("kind").notNull(),
    id: integer("id").notNull(),
    value: text("value").notNull(),
    /** The value that a source rule counts this one as (same kind); what was tracked stays as it is in `value`. */
    mergedInto: integer("merged_into"),
    /** The rule that merged it. */
    mergedBy: uuid("merged_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.kind, t.id] }),
    uniqueIndex("dimension_values_value_key").on(t.organizationId, t.kind, t.value),
  ],
);

/**
 * The record that both doors end in. Hash-partitioned by organization_id (see migrations). For tracked calls the id is derived
 * from account id and call id, so one key is identity, public id and duplicate check at once.
 */
export const calls = pgTable(
  "calls",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    kind: callKind("kind").notNull(),
    direction: callDirection("direction").notNull(),
    status: callStatus("status").notNull(),
    calledAt: instant("called_at").notNull(),
    /** Day, hour and weekday (1 Monday ... 7 Sunday) in the organization's zone, stored: computing them per query costs 5 times more. */
    localDate: date("local_date", { mode: "string" }).notNull(),
    localHour: smallint("local_hour").notNull(),
    localDow: smallint("local_dow").notNull(),
    /** Caller (tracked) or callee (AI) as the digits of its E.164 number; null when withheld or not a number. */
    phone: bigint("phone", { mode: "number" }),
    personName: text("person_name"),
    sourceId: integer("source_id"),
    mediumId: integer("medium_id"),
    campaignId: integer("campaign_id"),
    keywordId: integer("keyword_id"),
    agentId: integer("agent_id"),
    cityId: integer("city_id"),
    stateId: integer("state_id"),
    countryId: integer("country_id"),
    trackingNumberId: integer("tracking_number_id"),
    landingPageId: integer("landing_page_id"),
    referrerId: integer("referrer_id"),
    deviceId: integer("device_id"),
    browserId: integer("browser_id"),
    adGroupId: integer("ad_group_id"),
    adNetworkId: integer("ad_network_id"),
    durationSeconds: integer("duration_seconds"),
    ringSeconds: integer("ring_seconds"),
    talkSeconds: integer("talk_seconds"),
    score: real("score"),
    valueMinor: bigint("value_minor", { mode: "number" }),
    costMicrodollars: bigint("cost_microdollars", { mode: "number" }),
    answered: boolean("answered").notNull().default(false),
    humanAnswered: boolean("human_answered").notNull().default(false),
    converted: boolean("converted").notNull().default(false),
    spam: boolean("spam").notNull().default(false),
    /** Made by the demo generator, and shown as such. */
    generated: boolean("generated").notNull().default(false),
    hasTranscript: boolean("has_transcript").notNull().default(false),
    hasRecording: boolean("has_recording").notNull().default(false),
    tags: text("tags").array().notNull().default([]),
    notes: text("notes"),
    assigneeId: uuid("assignee_id"),
    importId: uuid("import_id"),
    rowHash: bigint("row_hash", { mode: "bigint" }),
    /** When the tracking system last changed the call, where it says so: decides which of two states is the later one. */
    sourceEditedAt: instant("source_edited_at"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("calls_page_idx").on(t.organizationId, t.calledAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);

/** Names of the columns whose texts call_details keeps by position. */
export const detailLayouts = pgTable(
  "detail_layouts",
  {
    organizationId: organizationId(),
    id: integer("id").notNull(),
    columns: text("columns").array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);

/** Every other column of the source row, as it was written there; texts by position, U+001F between them, empty ones at the end left out. */
export const callDetails = pgTable(
  "call_details",
  {
    organizationId: uuid("organization_id").notNull(),
    callId: uuid("call_id").notNull(),
    layoutId: integer("layout_id").notNull(),
    payload: text("payload").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.callId] })],
);

/** What was said on a tracked call, as the tracking system wrote it down. AI calls keep theirs in transcript_segments. */
export const callTranscripts = pgTable(
  "call_transcripts",
  {
    organizationId: organizationId(),
    callId: uuid("call_id").notNull(),
    text: text("text").notNull(),
    language: text("language"),
    confidence: real("confidence"),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.callId] })],
);

/** Words of transcripts, notes, names and numbers, filled by a job: an index in the writer's way would cost it most of its speed. */
export const callSearch = pgTable(
  "call_search",
  {
    organizationId: organizationId(),
    callId: uuid("call_id").notNull(),
    words: tsvector("words").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.callId] }),
    index("call_search_words_idx").using("gin", t.organizationId, t.words),
  ],
);

/** Every value that a call's score, conversion or sale value had before, and who or what changed it. */
export const callFieldHistory = pgTable(
  "call_field_history",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    callId: uuid("call_id").notNull(),
    /** score, converted or value_minor */
    field: text("field").notNull(),
    oldValue: text("old_value"),
    newValue: text("new_value"),
    /** user:<uuid>, key:<uuid>, import:<uuid> or source:<uuid> */
    changedBy: text("changed_by").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("call_field_history_call_idx").on(t.organizationId, t.callId, t.changedAt),
  ],
);

/** Columns of imported files that Parley has no field for. Their texts stand in call_details under `key`. */
export const customFields = pgTable(
  "custom_fields",
  {
    organizationId: organizationId(),
    /** Name of the column in detail_layouts: `custom.` and the header in snake case. */
    key: text("key").notNull(),
    label: text("label").notNull(),
    /** text, number, boolean or date, by the values that were seen */
    type: text("type").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.key] })],
);

/**
 * First call of each number in the organization, whatever the order in which files came. A call is that of a first-time caller when it
 * stands here: kept on the calls, an import of a million rows would have to write a third of them twice.
 */
export const callers = pgTable(
  "callers",
  {
    organizationId: organizationId(),
    phone: bigint("phone", { mode: "number" }).notNull(),
    firstAt: instant("first_at").notNull(),
    firstCallId: uuid("first_call_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.phone] })],
);
