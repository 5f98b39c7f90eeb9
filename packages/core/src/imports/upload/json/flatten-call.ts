import { type JsonObject, type JsonValue, NumberText, writeJson } from "./json-value.ts";

/**
 * The cells of one call by dotted key (`sale.score`, `custom_fields.ward`). Lists become JSON text; null, "" and empty lists are
 * empty cells, which say no more than that the key exists; an empty object says nothing.
 */
export function flattenCall(call: JsonObject): Map<string, string> {
  const cells = new Map<string, string>();
  collect(call, "", cells);
  return cells;
}

function collect(object: JsonObject, prefix: string, cells: Map<string, string>): void {
  for (const [name, value] of object) {
    const key = prefix + name;
    if (value instanceof Map) collect(value, `${key}.`, cells);
    else cells.set(key, textOf(value));
  }
}

function textOf(value: Exclude<JsonValue, JsonObject>): string {
  if (value === null) return "";
  if (value instanceof NumberText) return value.text;
  if (Array.isArray(value)) return value.length === 0 ? "" : writeJson(value);
  return String(value);
}
