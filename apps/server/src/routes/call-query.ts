import type { CallFilters } from "@parley/core/calls";
import { readCustomFilters } from "@parley/core/custom-fields";
import { z } from "zod";
import { fromWire, wireSchema } from "../http/wire.ts";

/** Query of a list of calls: its named filters, and `custom.<key>` for the organization's own fields, whose names no schema knows. */
export function callQuery<S extends (typeof CallFilters)["shape"]>(schema: z.ZodObject<S>) {
  const { custom: _, ...named } = wireSchema(schema).shape;
  return z.object(named).catchall(z.unknown());
}

/** What the verb takes: the named filters in its words, the organization's own fields apart. */
export function callInput(query: Record<string, unknown>): Record<string, unknown> {
  const named = Object.fromEntries(Object.entries(query).filter(([name]) => !name.includes(".")));
  return { ...fromWire(named), custom: readCustomFilters(query) };
}
