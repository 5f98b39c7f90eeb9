import { encodeId } from "@parley/platform";
import { type SQL, sql } from "drizzle-orm";
import type { MergedKind } from "../dimensions/index.ts";
import type { CallStatus, CallSummary } from "./schemas.ts";

const dimension = (kind: string, column: string): SQL =>
  sql.raw(
    `(select d.value from dimension_values d where d.organization_id = c.organization_id and d.kind = '${kind}' and d.id = c.${column})`,
  );

/** What the value counts as by the organization's source rules. */
const counted = (kind: MergedKind): SQL =>
  sql.raw(
    `(select coalesce(t.value, d.value) from dimension_values d left join dimension_values t on t.organization_id = d.organization_id
      and t.kind = d.kind and t.id = d.merged_into
      where d.organization_id = c.organization_id and d.kind = '${kind}' and d.id = c.${kind}_id)`,
  );

const firstTime = sql.raw(
  "exists (select from callers f where f.organization_id = c.organization_id and f.phone = c.phone and f.first_call_id = c.id)",
);

const personaName = sql.raw(
  "(select p.name from personas p where p.organization_id = a.organization_id and p.id = a.persona_id)",
);

/** Columns of a CallSummary, for `from calls c left join ai_calls a`. */
export const summaryColumns: SQL = sql`
  c.id, c.kind, c.direction, c.status, c.called_at, c.phone, c.person_name,
  ${counted("source")} as source, ${counted("medium")} as medium, ${counted("campaign")} as campaign,
  ${dimension("agent", "agent_id")} as agent,
  ${dimension("city", "city_id")} as city, ${dimension("state", "state_id")} as state,
  ${dimension("tracking_number", "tracking_number_id")} as tracking_number,
  c.duration_seconds, c.score, c.value_minor, c.converted, ${firstTime} as first_time, c.has_transcript, c.has_recording, c.generated, c.tags,
  a.purpose, a.outcome, a.channel, ${personaName} as persona_name`;

export interface SummaryRow extends Record<string, unknown> {
  id: string;
  kind: CallSummary["kind"];
  direction: CallSummary["direction"];
  status: CallStatus;
  called_at: string | Date;
  phone: string | null;
  person_name: string | null;
  source: string | null;
  medium: string | null;
  campaign: string | null;
  agent: string | null;
  city: string | null;
  state: string | null;
  tracking_number: string | null;
  duration_seconds: number | null;
  score: number | null;
  value_minor: string | null;
  converted: boolean;
  first_time: boolean;
  has_transcript: boolean;
  has_recording: boolean;
  generated: boolean;
  tags: string[];
  purpose: string | null;
  outcome: string | null;
  channel: string | null;
  persona_name: string | null;
}

export function toSummary(row: SummaryRow): CallSummary {
  return {
    id: encodeId("call", row.id),
    kind: row.kind,
    direction: row.direction,
    status: row.status,
    calledAt: new Date(row.called_at),
    phone: row.phone === null ? null : `+${row.phone}`,
    personName: row.person_name,
    source: row.source,
    medium: row.medium,
    campaign: row.campaign,
    agent: row.agent,
    city: row.city,
    state: row.state,
    trackingNumber: row.tracking_number,
    durationSeconds: row.duration_seconds,
    score: row.score,
    valueMinor: row.value_minor === null ? null : Number(row.value_minor),
    converted: row.converted,
    firstTime: row.first_time,
    hasTranscript: row.has_transcript,
    hasRecording: row.has_recording,
    generated: row.generated,
    tags: row.tags,
    purpose: row.purpose,
    outcome: row.outcome,
    channel: row.channel,
    personaName: row.persona_name,
  };
}
