import type { Permission } from "../context/index.ts";

/** Every event type, with the permission that a member needs to be told about it in the browser. */
export const eventTypes = {
  "call.created": "calls.read",
  "call.updated": "calls.read",
  "call.status_changed": "calls.read",
  "call.transcript_segment": "calls.read",
  "call.completed": "calls.read",
  "call.event": "calls.read",
  "call.insights": "calls.read",
  "persona.created": "personas.read",
  "persona.updated": "personas.read",
  "persona.learned": "personas.read",
  "number.created": "personas.read",
  "number.updated": "personas.read",
  "number.deleted": "personas.read",
  "scenario_run.progressed": "personas.read",
  "import.created": "imports.read",
  "import.progressed": "imports.read",
  "import.paused": "imports.read",
  "import.finished": "imports.read",
  "source.silent": "imports.read",
  "source_rule.created": "calls.read",
  "source_rule.updated": "calls.read",
  "source_rule.deleted": "calls.read",
  "member.invited": "members.read",
  "member.joined": "members.read",
  "member.updated": "members.read",
  "member.removed": "members.read",
  "organization.updated": "calls.read",
  "dashboard.created": "analytics.query",
  "dashboard.updated": "analytics.query",
  "dashboard.deleted": "analytics.query",
} as const satisfies Record<string, Permission>;

export type EventType = keyof typeof eventTypes;
