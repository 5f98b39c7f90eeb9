import { z } from "zod";

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

type SnakeCase<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${SnakeCase<Tail>}`
    : `_${Lowercase<Head>}${SnakeCase<Tail>}`
  : S;

type WireShape<S extends z.ZodRawShape> = { [K in keyof S & string as SnakeCase<K>]: S[K] };

/** A verb's input schema under the names of the wire: validated at the door with the same rules, documented in OpenAPI. */
export function wireSchema<S extends z.ZodRawShape>(schema: z.ZodObject<S>): z.ZodObject<WireShape<S>> {
  const entries = Object.entries(schema.shape).map(([name, field]) => [snake(name), field]);
  return z.object(Object.fromEntries(entries)) as unknown as z.ZodObject<WireShape<S>>;
}

/** What came in over the wire under the names of the verbs. Only the first level: values that users own stay as they are. */
export function fromWire(input: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [camel(name), value]));
}

/** Keys whose value belongs to the user and is passed through as it is. */
const opaque = new Set(["metadata", "mapping", "data", "providers", "inputSchema", "definition"]);

/** What a verb returned under the names of the wire, dates as ISO 8601 UTC. */
export function toWire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      snake(name),
      opaque.has(name) && !Array.isArray(inner) ? inner : toWire(inner),
    ]),
  );
}
