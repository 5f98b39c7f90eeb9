import { bigint, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./types.ts";

/** Filled by a job from calls and their details; like calls without foreign keys, since it has as many rows. */
const organizationId = () => uuid("organization_id").notNull();

/** What leads to a person: a phone number (digits), an e-mail address (lower case) or a visitor's id. Keys that were seen together share one. */
export const personKeys = pgTable(
  "person_keys",
  {
    organizationId: organizationId(),
    /** phone, email or visitor; `stale` notes a call that the job has to read again */
    kind: text("kind").notNull(),
    value: text("value").notNull(),
    personId: bigint("person_id", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.kind, t.value] }),
    index("person_keys_person_idx").on(t.organizationId, t.personId),
  ],
);

/** One step of a person towards a conversion: a visit, a form, a call. */
export const touches = pgTable(
  "touches",
  {
    organizationId: organizationId(),
    personId: bigint("person_id", { mode: "number" }).notNull(),
    at: instant("at").notNull(),
    id: uuid("id").notNull(),
    /** visit, form or call */
    kind: text("kind").notNull(),
    sourceId: integer("source_id"),
    mediumId: integer("medium_id"),
    campaignId: integer("campaign_id"),
    keywordId: integer("keyword_id"),
    landingPageId: integer("landing_page_id"),
    /** The call that it is, or whose record told of it. */
    callId: uuid("call_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.personId, t.at, t.id] }),
    index("touches_call_idx").on(t.organizationId, t.callId),
  ],
);

/** Up to where the job has read: (updated_at, id) of the last call. Without an id it has read all. */
export const journeyState = pgTable("journey_state", {
  organizationId: organizationId().primaryKey(),
  readAt: instant("read_at"),
  readId: uuid("read_id"),
});
