/** A number as it is written: 1080.0 and ids beyond 2^53 stay what they are. */
export class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** JSON as it is read from files: objects are maps, since a key may be called `__proto__`. */
export type JsonValue = string | boolean | null | NumberText | JsonValue[] | JsonObject;
export type JsonObject = Map<string, JsonValue>;

/** The value as JSON text without blanks. */
export function writeJson(value: JsonValue): string {
  if (value instanceof NumberText) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([key, member]) => `${JSON.stringify(key)}:${writeJson(member)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
