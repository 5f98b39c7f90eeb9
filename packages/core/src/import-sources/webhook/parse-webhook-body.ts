import { DomainError } from "@parley/platform";

type CallRecord = Record<string, unknown>;

/** Fields without which nothing tells which call it is. */
const IDENTITY = ["id", "sid", "call_id", "called_at", "unix_time"];
const MOST_CALLS = 1_000;
/** Names that would reach an object's prototype. */
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/**
 * The calls in the body of a webhook of CallTrackingMetrics. It comes as JSON (the call itself, `{call}` , `{calls}` or a list) or as a
 * form (a field each, or one field that holds the JSON), whatever its content type says. Throws `invalid_input` when there is no call.
 */
export function parseWebhookBody(body: string): CallRecord[] {
  const records = callsIn(json(body) ?? formFields(body)).filter((call) =>
    IDENTITY.some((field) => call[field] != null),
  );
  if (records.length > 0 && records.length <= MOST_CALLS) return records;
  const message = "Send a call of CallTrackingMetrics as JSON or as a form.";
  throw new DomainError("invalid_input", "not_a_call", message, [{ pointer: "/", message }]);
}

function callsIn(value: unknown): CallRecord[] {
  if (Array.isArray(value)) return value.flatMap(callsIn);
  if (typeof value !== "object" || value === null) return [];
  const record = value as CallRecord;
  for (const wrapper of ["calls", "call", "payload", "data", "activity"]) {
    const inner = record[wrapper];
    const unwrapped = typeof inner === "string" ? json(inner) : inner;
    if (typeof unwrapped === "object" && unwrapped !== null && record.called_at === undefined)
      return callsIn(unwrapped);
  }
  return [record];
}

/** Undefined for what is no JSON object or list. */
function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Fields of a form; `tag_list[]` repeats into a list and `custom_fields[branch]` nests, as Rails writes them. */
function formFields(body: string): CallRecord {
  const fields: CallRecord = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const [, base, inner] = /^([^[\]]+)(?:\[([^[\]]*)\])?$/.exec(name) ?? [];
    if (base === undefined || FORBIDDEN.has(base) || (inner !== undefined && FORBIDDEN.has(inner))) continue;
    if (inner === undefined) fields[base] = json(value) ?? value;
    else if (inner === "") fields[base] = [...(Array.isArray(fields[base]) ? fields[base] : []), value];
    else fields[base] = { ...(isObject(fields[base]) ? fields[base] : {}), [inner]: value };
  }
  return fields;
}

function isObject(value: unknown): value is CallRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
