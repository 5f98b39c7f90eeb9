import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { callStatus, calls } from "./calls.ts";
import { instant } from "./types.ts";

/** Something that the caller wants to know, typed so that the answer can be counted. */
export interface CallQuestion {
  key: string;
  text: string;
  type: "text" | "number" | "boolean" | "date" | "choice";
  choices?: string[];
}

/** What was answered, and the transcript positions that prove it. */
export interface CallAnswer {
  key: string;
  value: string | number | boolean | null;
  evidence: number[];
  /** agent (said so during the call) or after (read from the transcript). */
  by: "agent" | "after";
}

const key = () => ({ organizationId: uuid("organization_id").notNull(), callId: uuid("call_id").notNull() });

/** What an AI call was asked to do and how the carrier and the engine carried it out. One row per call of kind ai. */
export const aiCalls = pgTable(
  "ai_calls",
  {
    ...key(),
    toNumber: text("to_number").notNull(),
    purpose: text("purpose").notNull(),
    instructions: text("instructions"),
    callerName: text("caller_name"),
    voice: text("voice"),
    language: text("language").notNull().default("en"),
    record: boolean("record").notNull().default(true),
    maxDurationSeconds: integer("max_duration_seconds").notNull(),
    scheduledAt: instant("scheduled_at"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    /** Which carrier and providers carried it, and whether any of that is simulated or scripted: shown beside the call. */
    carrier: text("carrier"),
    providers: jsonb("providers").$type<Record<string, string>>().notNull().default({}),
    carrierSid: text("carrier_sid"),
    /** Set in its own transaction BEFORE the carrier is asked, so that a crash between the two never dials twice. */
    dialledAt: instant("dialled_at"),
    answeredAt: instant("answered_at"),
    endedAt: instant("ended_at"),
    answeredBy: text("answered_by"),
    outcome: text("outcome"),
    outcomeEvidence: text("outcome_evidence"),
    outcomeSegments: integer("outcome_segments").array().notNull().default([]),
    summary: text("summary"),
    costBreakdown: jsonb("cost_breakdown").$type<{ provider: string; microdollars: number }[]>().notNull().default([]),
    failureReason: text("failure_reason"),
    /** Who calls: a persona of ours; null is the plain agent. For calls that come in, the number of ours that was rung. */
    personaId: uuid("persona_id"),
    numberId: uuid("number_id"),
    /** phone (carrier or simulator), browser (somebody talks to the persona on its page) or test (a scenario's run). */
    channel: text("channel").notNull().default("phone"),
    /** What the caller wants answered: `{key, text, type, choices?}`. */
    questions: jsonb("questions").$type<CallQuestion[]>().notNull().default([]),
    answers: jsonb("answers").$type<CallAnswer[]>().notNull().default([]),
    agentNotes: text("agent_notes").array().notNull().default([]),
    nextStep: text("next_step"),
    /** Mean sentiment of the other side's turns, -1 .. 1. */
    sentiment: real("sentiment"),
    /** What made summary, answers, tags and next step: the model's name, or "local". */
    insightsBy: text("insights_by"),
    holdMs: integer("hold_ms").notNull().default(0),
    endReason: text("end_reason"),
    transferredTo: text("transferred_to"),
    callbackCallId: uuid("callback_call_id"),
    voicemailAction: text("voicemail_action").notNull().default("leave"),
    maxCostMicrodollars: bigint("max_cost_microdollars", { mode: "number" }),
    holdBudgetSeconds: integer("hold_budget_seconds").notNull().default(1200),
    /** Somebody marked it as a call to learn from. */
    markedGoodAt: instant("marked_good_at"),
    createdBy: text("created_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.callId] }),
    uniqueIndex("ai_calls_carrier_sid_key").on(t.carrierSid),
    foreignKey({ columns: [t.organizationId, t.callId], foreignColumns: [calls.organizationId, calls.id] }).onDelete(
      "cascade",
    ),
  ],
);

export const callStatusHistory = pgTable(
  "call_status_history",
  {
    ...key(),
    position: integer("position").notNull(),
    status: callStatus("status").notNull(),
    reason: text("reason"),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.callId, t.position] }),
    foreignKey({ columns: [t.organizationId, t.callId], foreignColumns: [calls.organizationId, calls.id] }).onDelete(
      "cascade",
    ),
  ],
);

export const transcriptSegments = pgTable(
  "transcript_segments",
  {
    ...key(),
    position: integer("position").notNull(),
    /** agent (the AI, or the person who answered), callee/caller, or supervisor (a person of ours who took over). */
    speaker: text("speaker").notNull(),
    startMs: integer("start_ms").notNull(),
    endMs: integer("end_ms").notNull(),
    text: text("text").notNull(),
    confidence: real("confidence"),
    interrupted: boolean("interrupted").notNull().default(false),
    /** -1 .. 1, of the words alone; null until the call has ended. */
    sentiment: real("sentiment"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.callId, t.position] }),
    foreignKey({ columns: [t.organizationId, t.callId], foreignColumns: [calls.organizationId, calls.id] }).onDelete(
      "cascade",
    ),
  ],
);

export const callTurns = pgTable(
  "call_turns",
  {
    ...key(),
    position: integer("position").notNull(),
    endpointingMs: integer("endpointing_ms"),
    sttMs: integer("stt_ms"),
    llmMs: integer("llm_ms"),
    ttsMs: integer("tts_ms"),
    totalMs: integer("total_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.callId, t.position] }),
    foreignKey({ columns: [t.organizationId, t.callId], foreignColumns: [calls.organizationId, calls.id] }).onDelete(
      "cascade",
    ),
  ],
);

export const recordings = pgTable(
  "recordings",
  {
    ...key(),
    storageKey: text("storage_key").notNull(),
    channels: smallint("channels").notNull(),
    sampleRate: integer("sample_rate").notNull(),
    durationMs: integer("duration_ms").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** Loudest sample of each 100 ms, 0 (silence) to 100, one list per channel: what the player draws before the audio is there. */
    peaks: jsonb("peaks").$type<number[][]>().notNull().default([]),
    /** A smaller copy for the browser (MP3), when it has been made. */
    compressedKey: text("compressed_key"),
    compressedBytes: bigint("compressed_bytes", { mode: "number" }),
    /** Spoken by a speech synthesiser for the demo, not by people. */
    synthesized: boolean("synthesized").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.callId] }),
    foreignKey({ columns: [t.organizationId, t.callId], foreignColumns: [calls.organizationId, calls.id] }).onDelete(
      "cascade",
    ),
  ],
);
