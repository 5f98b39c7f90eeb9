import { z } from "zod";

/**
 * Contracts of all jobs, apart from their handlers: payloads stay readable across a rolling deploy. Every payload carries the
 * tenant, and every job may run twice.
 */
export const jobDefinitions = {
  dispatch_events: z.object({ organizationId: z.uuid() }),
  run_import: z.object({ organizationId: z.uuid(), importId: z.uuid() }),
  /** Fills call_search: of these calls, of what an import changed, or of all calls that are not in it yet. `after` goes on where a slice ended. */
  undo_import: z.object({ organizationId: z.uuid(), importId: z.uuid() }),
  index_calls: z.object({
    organizationId: z.uuid(),
    /** Uuids, with or without dashes: the import's engine knows them as bytes. */
    callIds: z
      .array(z.string().regex(/^[0-9a-f-]{32,36}$/))
      .max(1_000)
      .optional(),
    importId: z.uuid().optional(),
    after: z.uuid().optional(),
  }),
  /** Brings segments up to date before somebody waits for them. */
  build_segments: z.object({ organizationId: z.uuid() }),
  /** Brings persons and their touches up to date with calls that changed. */
  link_journeys: z.object({ organizationId: z.uuid() }),
  dial_call: z.object({ organizationId: z.uuid(), callId: z.uuid() }),
  /** Reads summary, answers, sentiment and outcome out of a call that is over, and makes the smaller copy of its recording. */
  analyse_call: z.object({ organizationId: z.uuid(), callId: z.uuid() }),
  /** Makes the sentence embeddings of these rows; a row that is gone is passed over. */
  embed_texts: z.object({
    organizationId: z.uuid(),
    table: z.enum(["knowledge_entries", "persona_examples"]),
    ids: z.array(z.uuid()).min(1).max(500),
  }),
  /** Holds a scenario's calls. A run that was left in the middle fails with a reason; it is not begun anew. */
  run_scenario: z.object({ organizationId: z.uuid(), runId: z.uuid() }),
  /** Has the carrier ask us when this number is rung. */
  connect_number: z.object({ organizationId: z.uuid(), numberId: z.uuid() }),
  run_source: z.object({ organizationId: z.uuid(), sourceId: z.uuid() }),
  /** Calls as a webhook brought them: kept here until they are written, and gone with the job. */
  ingest_webhook: z.object({
    organizationId: z.uuid(),
    sourceId: z.uuid(),
    records: z.array(z.record(z.string(), z.unknown())),
  }),
  check_source: z.object({ organizationId: z.uuid(), sourceId: z.uuid() }),
  /** Moves calls to the organization's time zone: those before this one, or all. */
  rezone_calls: z.object({
    organizationId: z.uuid(),
    after: z.object({ calledAt: z.string().max(40), id: z.uuid() }).optional(),
  }),
  send_mail: z.object({ to: z.email(), subject: z.string(), text: z.string() }),
} as const;

export type JobName = keyof typeof jobDefinitions;
export type JobPayload<N extends JobName> = z.output<(typeof jobDefinitions)[N]>;
