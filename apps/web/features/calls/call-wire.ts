import type { paths } from "@parley/sdk";

/** A call with all that is known of it, as the public API says it. */
export type Call = paths["/api/v1/calls/{id}"]["get"]["responses"][200]["content"]["application/json"];
export type AiCall = NonNullable<Call["ai"]>;
export type Segment = Call["segments"][number];

/** A page of the call list, and one line of it. */
export type CallPage = paths["/api/v1/calls"]["get"]["responses"][200]["content"]["application/json"];
export type CallLine = CallPage["data"][number];

export type CustomField =
  paths["/api/v1/custom_fields"]["get"]["responses"][200]["content"]["application/json"]["data"][number];
export type FieldChange =
  paths["/api/v1/calls/{id}/history"]["get"]["responses"][200]["content"]["application/json"]["data"][number];

/** Keys whose value belongs to users or providers and keeps its own names. */
const OPAQUE = new Set(["metadata", "providers", "mapping"]);

/** What a verb of core returned, as the API would say it, so that a page's first data and its later ones have one shape. */
export function asWire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asWire);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      OPAQUE.has(name) ? inner : asWire(inner),
    ]),
  );
}
