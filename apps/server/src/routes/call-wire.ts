import { callStatuses } from "@parley/core/calls";
import { customFieldTypes } from "@parley/core/custom-fields";
import { z } from "zod";

const customField = {
  key: z.string().describe("`custom.` and the header in snake case; filters bear the same name"),
  label: z.string(),
  type: z.enum(customFieldTypes),
};

const summary = {
  id: z.string(),
  kind: z.enum(["tracked", "ai"]),
  direction: z.enum(["inbound", "outbound"]),
  status: z.enum(callStatuses),
  called_at: z.string().describe("ISO 8601, UTC"),
  phone: z.string().nullable().describe("E.164; null when withheld"),
  person_name: z.string().nullable(),
  source: z.string().nullable(),
  medium: z.string().nullable(),
  campaign: z.string().nullable(),
  agent: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  tracking_number: z.string().nullable(),
  duration_seconds: z.number().nullable(),
  score: z.number().nullable(),
  value_minor: z.number().nullable().describe("Minor units of the organization's currency"),
  converted: z.boolean(),
  first_time: z.boolean(),
  has_transcript: z.boolean(),
  has_recording: z.boolean(),
  generated: z.boolean().describe("Made by the demo generator"),
  tags: z.array(z.string()),
  purpose: z.string().nullable(),
  outcome: z.string().nullable(),
  channel: z.string().nullable().describe("phone, browser or test (of a scenario); null for a tracked call"),
  persona_name: z.string().nullable().describe("Of an AI call, when a persona held it"),
};

export const CallSummaryWire = z.object(summary);

export const CallPageWire = z.object({
  data: z.array(CallSummaryWire),
  next_cursor: z.string().nullable(),
  has_more: z.boolean(),
});

export const TranscriptSegmentWire = z.object({
  position: z.number(),
  speaker: z.string(),
  start_ms: z.number(),
  end_ms: z.number(),
  text: z.string(),
  confidence: z.number().nullable(),
  interrupted: z.boolean(),
  sentiment: z
    .number()
    .nullable()
    .describe("-1 (displeased) to 1 (pleased), of the words alone; null until the call has ended"),
});

export const QuestionWire = z.object({
  key: z.string(),
  text: z.string(),
  type: z.enum(["text", "number", "boolean", "date", "choice"]),
  choices: z.array(z.string()).optional(),
});

const AnswerWire = z.object({
  key: z.string().describe("Key of the question"),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  evidence: z.array(z.number()).describe("Positions of the transcript's segments that prove it"),
  by: z.enum(["agent", "after"]).describe("Written down in the call, or read from the transcript afterwards"),
});

const AiWire = z.object({
  to_number: z.string(),
  purpose: z.string(),
  instructions: z.string().nullable(),
  caller_name: z.string().nullable(),
  voice: z.string().nullable(),
  language: z.string(),
  record: z.boolean(),
  max_duration_seconds: z.number(),
  scheduled_at: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  carrier: z.string().nullable().describe("twilio, or simulator"),
  providers: z
    .record(z.string(), z.string())
    .describe("Which provider did what; `scripted` means that no language model was used"),
  dialled_at: z.string().nullable(),
  answered_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  answered_by: z.string().nullable(),
  outcome: z.string().nullable(),
  outcome_evidence: z.string().nullable(),
  outcome_segments: z.array(z.number()),
  summary: z.string().nullable(),
  cost_breakdown: z.array(z.object({ provider: z.string(), microdollars: z.number() })),
  failure_reason: z.string().nullable(),
  channel: z.string().describe("phone, browser (somebody talks to the persona on its page) or test (of a scenario)"),
  persona: z.object({ id: z.string(), name: z.string() }).nullable(),
  number: z
    .object({ id: z.string(), number: z.string(), label: z.string() })
    .nullable()
    .describe("The number of ours that was rung"),
  questions: z.array(QuestionWire),
  answers: z.array(AnswerWire),
  agent_notes: z.array(z.string()),
  next_step: z.string().nullable(),
  sentiment: z.number().nullable().describe("Mean of the other side's turns, -1 to 1"),
  insights_by: z.string().nullable().describe("What made summary, answers, tags and next step: a model, or local"),
  hold_ms: z.number(),
  end_reason: z.string().nullable(),
  transferred_to: z.string().nullable(),
  callback_call_id: z.string().nullable(),
  voicemail_action: z.string(),
  max_cost_microdollars: z.number().nullable(),
  hold_budget_seconds: z.number(),
  marked_good_at: z.string().nullable(),
});

export const CallDetailWire = z.object({
  ...summary,
  tracked_source: z
    .string()
    .nullable()
    .describe("The source as the call brought it; `source` is what it counts as by the organization's rules"),
  notes: z.string().nullable(),
  ring_seconds: z.number().nullable(),
  talk_seconds: z.number().nullable(),
  cost_microdollars: z.number().nullable(),
  ai: AiWire.nullable(),
  history: z.array(z.object({ status: z.enum(callStatuses), reason: z.string().nullable(), at: z.string() })),
  segments: z.array(TranscriptSegmentWire),
  events: z
    .array(
      z.object({
        position: z.number(),
        at_ms: z.number(),
        kind: z.string(),
        data: z.record(z.string(), z.unknown()),
      }),
    )
    .describe("What happened besides words: holds, menus, keys, tools, transfers, supervisors"),
  transcript: z
    .object({ text: z.string(), language: z.string().nullable(), confidence: z.number().nullable() })
    .nullable()
    .describe("What was said on a tracked call, as the tracking system wrote it down: without times"),
  turns: z.array(
    z.object({
      total_ms: z.number(),
      endpointing_ms: z.number().nullable(),
      stt_ms: z.number().nullable(),
      llm_ms: z.number().nullable(),
      tts_ms: z.number().nullable(),
    }),
  ),
  recording: z
    .object({
      duration_ms: z.number(),
      peaks: z.array(z.array(z.number())),
      synthesized: z.boolean(),
      channels: z.number(),
      formats: z.array(z.enum(["wav", "mp3"])).describe("What GET /calls/{id}/recording?format= gives"),
    })
    .nullable(),
  custom: z
    .array(z.object({ ...customField, value: z.string() }))
    .describe("Custom fields that the call has a value for, as the file had it"),
  details: z.array(z.object({ column: z.string(), label: z.string(), value: z.string() })),
});

export const CustomFieldWire = z.object(customField);

export const CallHistoryWire = z.object({
  data: z.array(
    z.object({
      field: z.enum(["score", "converted", "value_minor"]),
      old_value: z.string().nullable(),
      new_value: z.string().nullable(),
      changed_by: z.object({
        kind: z.enum(["user", "api_key", "import", "source", "system"]),
        name: z.string().nullable().describe("The person, the key, the file or the connection; null when it is gone"),
        import_id: z.string().nullable(),
      }),
      changed_at: z.string(),
    }),
  ),
});
