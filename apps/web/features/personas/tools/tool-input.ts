import type { HttpTool } from "../persona-wire.ts";

/** The tool's form as typed. */
export interface ToolForm {
  name: string;
  description: string;
  method: HttpTool["method"];
  url: string;
  schema: string;
  seconds: string;
  read_only: boolean;
  enabled: boolean;
  /** Rows of secret headers. `kept`: the server has its value, and an empty one here leaves it as it is. */
  headers: { name: string; value: string; kept: boolean }[];
}

const EXAMPLE = {
  type: "object",
  properties: { order_number: { type: "string", description: "As the caller said it" } },
  required: ["order_number"],
};

export function formOfTool(tool: HttpTool | undefined): ToolForm {
  return {
    name: tool?.name ?? "",
    description: tool?.description ?? "",
    method: tool?.method ?? "GET",
    url: tool?.url ?? "",
    schema: JSON.stringify(tool?.input_schema ?? EXAMPLE, null, 2),
    seconds: String((tool?.timeout_ms ?? 8_000) / 1_000),
    read_only: tool?.read_only ?? true,
    enabled: tool?.enabled ?? true,
    headers: tool?.header_names.map((name) => ({ name, value: "", kept: true })) ?? [],
  };
}

/**
 * The body for the API. Header values are written only: those left empty stay as they are, those taken out of the list are
 * removed (null).
 */
export function bodyOfTool(form: ToolForm, tool: HttpTool | undefined) {
  const headers: Record<string, string | null> = {};
  const named = new Set(form.headers.map(({ name }) => name.trim().toLowerCase()));
  for (const name of tool?.header_names ?? []) if (!named.has(name.toLowerCase())) headers[name] = null;
  for (const { name, value } of form.headers) if (value !== "") headers[name.trim()] = value;
  return {
    name: form.name.trim(),
    description: form.description.trim(),
    method: form.method,
    url: form.url.trim(),
    input_schema: JSON.parse(form.schema) as Record<string, unknown>,
    timeout_ms: Math.round(Number(form.seconds) * 1_000),
    ...{ read_only: form.read_only, enabled: form.enabled, headers },
  };
}

/** What is wrong with a schema's text, or true. The server knows which keywords it takes. */
export function checkSchema(text: string): true | string {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}.`;
  }
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return "Give an object with a type.";
  if ((schema as { type?: unknown }).type !== "object") return 'A tool\'s input is an object: "type": "object".';
  return true;
}

/** Names in {braces} of an address that the schema has no property for: the request could never be made. */
export function unknownPlaces(url: string, schema: string): string[] {
  const names = [...url.matchAll(/\{([A-Za-z_]\w*)\}/g)].map((match) => match[1]!);
  if (checkSchema(schema) !== true) return [];
  const { properties = {} } = JSON.parse(schema) as { properties?: Record<string, unknown> };
  return [...new Set(names)].filter((name) => !Object.hasOwn(properties, name));
}

/** An input to try a tool with: one value of the right type for each property. */
export function sampleInput(schema: Record<string, unknown>): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
  return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, sampleOf(inner)]));
}

function sampleOf(schema: Record<string, unknown>): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === "number" || schema.type === "integer") return schema.minimum ?? 1;
  if (schema.type === "boolean") return true;
  if (schema.type === "array") return schema.items ? [sampleOf(schema.items as Record<string, unknown>)] : [];
  if (schema.type === "object") return sampleInput(schema);
  return schema.format === "date" ? "2026-11-21" : "";
}
