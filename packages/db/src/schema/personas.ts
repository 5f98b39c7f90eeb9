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
  real,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { calls } from "./calls.ts";
import { organizations } from "./organizations.ts";
import { bytea, instant } from "./types.ts";

const organizationId = () =>
  uuid("organization_id")
    .notNull()
    .references(() => organizations.id, { onDelete: "cascade" });
const createdAt = () => instant("created_at").notNull().default(sql`now()`);
const updatedAt = () => instant("updated_at").notNull().default(sql`now()`);

/** Somebody to whom a call may be put through. */
export interface TransferTarget {
  name: string;
  /** E.164 */
  number: string;
  /** When to put a call through to them, in words for the agent. */
  when: string;
  /** The one who answers hears first what it is about. */
  warm: boolean;
}

/** Local opening times: minutes of the day, weekday 1 Monday ... 7 Sunday. A weekday without an entry is closed. */
export interface OpeningHours {
  timezone: string;
  days: { weekday: number; opensAt: number; closesAt: number }[];
}

/** An AI caller's character: voice, language, rules, what it knows and may do. */
export const personas = pgTable(
  "personas",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** What the persona is called on the phone; it always says that it is an AI. */
    spokenName: text("spoken_name"),
    voice: text("voice"),
    language: text("language").notNull().default("en"),
    instructions: text("instructions").notNull().default(""),
    /** First words on a call that comes in. */
    greeting: text("greeting"),
    /** cascade (recognition, language model, voice) or realtime (one speech-to-speech model, when there is a key). */
    engine: text("engine").notNull().default("cascade"),
    record: boolean("record").notNull().default(true),
    /** Says first that the call is recorded. */
    consentLine: boolean("consent_line").notNull().default(true),
    /** leave (a message after the beep) or hang_up. */
    voicemailAction: text("voicemail_action").notNull().default("leave"),
    voicemailMessage: text("voicemail_message"),
    maxDurationSeconds: integer("max_duration_seconds").notNull().default(600),
    maxCostMicrodollars: bigint("max_cost_microdollars", { mode: "number" }),
    holdBudgetSeconds: integer("hold_budget_seconds").notNull().default(1200),
    transferTargets: jsonb("transfer_targets").$type<TransferTarget[]>().notNull().default([]),
    toolIds: uuid("tool_ids").array().notNull().default([]),
    /** Answers of earlier calls that were marked good are shown to the agent as examples. */
    learns: boolean("learns").notNull().default(true),
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), index("personas_name_idx").on(t.organizationId, t.name)],
);

/** A piece of what the organization knows; `personaId` null: every persona may look it up. */
export const knowledgeEntries = pgTable(
  "knowledge_entries",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    personaId: uuid("persona_id"),
    title: text("title").notNull(),
    text: text("text").notNull(),
    /** Sentence embedding of title and text (float32, little endian), null until a job has made it. */
    embedding: bytea("embedding"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({
      columns: [t.organizationId, t.personaId],
      foreignColumns: [personas.organizationId, personas.id],
    }).onDelete("cascade"),
  ],
);

/** An HTTP request that an agent may make in a call. */
export const httpTools = pgTable(
  "http_tools",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    /** Name that the model sees: snake case, unique in the organization. */
    name: text("name").notNull(),
    description: text("description").notNull(),
    method: text("method").notNull(),
    url: text("url").notNull(),
    /** JSON Schema of the input (an object). */
    inputSchema: jsonb("input_schema").$type<Record<string, unknown>>().notNull(),
    /** Names of the secret headers, for display; their values are sealed. */
    headerNames: text("header_names").array().notNull().default([]),
    sealedHeaders: bytea("sealed_headers"),
    timeoutMs: integer("timeout_ms").notNull().default(8000),
    /** Reads only: may be asked while a turn is still being guessed. */
    readOnly: boolean("read_only").notNull().default(false),
    enabled: boolean("enabled").notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("http_tools_name_key").on(t.organizationId, t.name),
  ],
);

/** A number of ours: who answers it, when, and what happens otherwise. */
export const phoneNumbers = pgTable(
  "phone_numbers",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    /** E.164; one installation has a number once. */
    number: text("number").notNull(),
    label: text("label").notNull().default(""),
    personaId: uuid("persona_id"),
    /** What the persona is there for on this line, and what it asks callers. */
    purpose: text("purpose").notNull().default(""),
    questions: jsonb("questions").$type<object[]>().notNull().default([]),
    hours: jsonb("hours").$type<OpeningHours>(),
    /** Said outside the hours, before the tone. */
    closedMessage: text("closed_message"),
    /** Outside the hours, or when no persona can answer: take_message or reject. */
    fallback: text("fallback").notNull().default("take_message"),
    carrierSid: text("carrier_sid"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("phone_numbers_number_key").on(t.number),
    foreignKey({ columns: [t.organizationId, t.personaId], foreignColumns: [personas.organizationId, personas.id] }),
  ],
);

/** What was learned of a number's phone menus: at `path` (keys pressed so far) it said this, and this was chosen. */
export const phoneMenus = pgTable(
  "phone_menus",
  {
    organizationId: organizationId(),
    phone: bigint("phone", { mode: "number" }).notNull(),
    path: text("path").notNull(),
    prompt: text("prompt").notNull(),
    options: jsonb("options").$type<object[]>().notNull().default([]),
    /** Key or word that was given last, and whether that led to a person. */
    chosen: text("chosen"),
    reachedPerson: boolean("reached_person").notNull().default(false),
    heardCount: integer("heard_count").notNull().default(1),
    heardAt: instant("heard_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.phone, t.path] })],
);

/** An answer of a call that was marked good: what the callee said, and what the agent answered. */
export const personaExamples = pgTable(
  "persona_examples",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    personaId: uuid("persona_id").notNull(),
    callId: uuid("call_id").notNull(),
    /** Position of the answer's segment in the call. */
    position: integer("position").notNull(),
    situation: text("situation").notNull(),
    answer: text("answer").notNull(),
    embedding: bytea("embedding"),
    enabled: boolean("enabled").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("persona_examples_place_key").on(t.organizationId, t.callId, t.position),
    index("persona_examples_persona_idx").on(t.organizationId, t.personaId),
    foreignKey({
      columns: [t.organizationId, t.personaId],
      foreignColumns: [personas.organizationId, personas.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.callId], foreignColumns: [calls.organizationId, calls.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** What happened in an AI call besides words, in the order in which it happened: holds, menus, keys, tools, transfers, supervisors. */
export const callEvents = pgTable(
  "call_events",
  {
    organizationId: uuid("organization_id").notNull(),
    callId: uuid("call_id").notNull(),
    position: integer("position").notNull(),
    atMs: integer("at_ms").notNull(),
    kind: text("kind").notNull(),
    /** Facts of the event. Never words of a caller: those stand in the transcript, behind its permission. */
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.callId, t.position] }),
    foreignKey({ columns: [t.organizationId, t.callId], foreignColumns: [calls.organizationId, calls.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** When an example was shown to the agent. */
export const exampleUses = pgTable(
  "example_uses",
  {
    organizationId: organizationId(),
    exampleId: uuid("example_id").notNull(),
    callId: uuid("call_id").notNull(),
    atMs: integer("at_ms").notNull(),
    /** Cosine similarity of the situation, 0..1. */
    similarity: real("similarity").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.exampleId, t.callId, t.atMs] }),
    foreignKey({
      columns: [t.organizationId, t.exampleId],
      foreignColumns: [personaExamples.organizationId, personaExamples.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.callId], foreignColumns: [calls.organizationId, calls.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** A test conversation that users wrote: who answers, what is said to the persona, and what must be heard. */
export const scenarios = pgTable(
  "scenarios",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    definition: jsonb("definition").$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);

/** One run of a scenario against a persona: N real calls over the phone simulator. */
export const scenarioRuns = pgTable(
  "scenario_runs",
  {
    organizationId: organizationId(),
    id: uuid("id").notNull(),
    scenarioId: uuid("scenario_id").notNull(),
    personaId: uuid("persona_id"),
    times: integer("times").notNull(),
    /** queued, running, finished or failed */
    status: text("status").notNull().default("queued"),
    /** One entry a repetition: passed, assertions with what was heard, durations. */
    results: jsonb("results").$type<object[]>().notNull().default([]),
    failure: text("failure"),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("scenario_runs_scenario_idx").on(t.organizationId, t.scenarioId, t.createdAt),
    foreignKey({
      columns: [t.organizationId, t.scenarioId],
      foreignColumns: [scenarios.organizationId, scenarios.id],
    }).onDelete("cascade"),
  ],
);
