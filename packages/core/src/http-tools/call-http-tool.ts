import { httpTools } from "@parley/db/schema";
import { DomainError, invalidInput, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { type Context, inTenant } from "../context/index.ts";
import { OutboundError } from "../outbound/index.ts";
import { requestOf } from "./request-of.ts";
import type { ToolMethod } from "./schemas.ts";
import { openHeaders } from "./sealed-headers.ts";
import type { HttpToolRow, ToolDeps } from "./tool.ts";

/** More than a model can use of an answer in a call. */
const MAX_BYTES = 64 * 1024;
/** Shorter values are words that may stand in any answer. */
const SHORTEST_SECRET = 6;

export interface ToolAnswer {
  status: number;
  /** Parsed where it is JSON, else a text. Values of the tool's secret headers are blacked out. */
  body: unknown;
  durationMs: number;
}

/**
 * Makes a tool's request (`toolId` is a uuid): checks the input by the tool's schema, asks through the outbound guard, at most 64 kB.
 * Any status is an answer. Throws not_found (also for a tool that is turned off), invalid_input, unavailable when the server cannot be
 * asked, and AbortError when `signal` aborts. No error holds a header's value or the input.
 */
export async function callHttpTool(
  ctx: Context,
  deps: ToolDeps,
  toolId: string,
  input: unknown,
  options: { signal?: AbortSignal } = {},
): Promise<ToolAnswer> {
  const [tool] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(httpTools)
      .where(and(eq(httpTools.organizationId, ctx.organizationId), eq(httpTools.id, toolId))),
  );
  if (!tool?.enabled) throw notFound("tool");
  return requestTool(deps, tool, input, options.signal);
}

export async function requestTool(
  deps: ToolDeps,
  tool: HttpToolRow,
  input: unknown,
  signal?: AbortSignal,
): Promise<ToolAnswer> {
  const { url, body } = requestOf(tool, checkedInput(tool, input));
  const secrets = openHeaders(deps.secret, tool);
  const headers: Record<string, string> = { accept: "application/json, text/plain;q=0.9", ...secrets };
  if (body !== undefined) headers["content-type"] ??= "application/json";
  const started = performance.now();
  try {
    const answer = await deps.outbound.fetch(url, {
      ...{ method: tool.method as ToolMethod, headers, body, timeoutMs: tool.timeoutMs, maxBytes: MAX_BYTES, signal },
    });
    const text = blackened(await answer.text(), Object.values(secrets));
    const durationMs = Math.round(performance.now() - started);
    return { status: answer.status, body: parsed(text), durationMs };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new DomainError("unavailable", `tool_${error.failure}`, error.message);
  }
}

/** Only what the schema names is sent: a model adds things of its own. */
function checkedInput(tool: HttpToolRow, input: unknown): Record<string, unknown> {
  const schema = z.fromJSONSchema(tool.inputSchema as Parameters<typeof z.fromJSONSchema>[0]);
  const result = schema.safeParse(input ?? {});
  if (!result.success) {
    throw invalidInput(
      result.error.issues.map(({ path, message }) => ({ pointer: `/${path.map(String).join("/")}`, message })),
    );
  }
  const properties = (tool.inputSchema.properties ?? {}) as object;
  const given = result.data as Record<string, unknown>;
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(properties, name)));
}

function blackened(text: string, secrets: string[]): string {
  // "Bearer abc" is also recognised by its second half.
  const parts = secrets.flatMap((value) => [value, ...value.split(" ")]);
  const hidden = parts.filter((part) => part.length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
  return hidden.reduce((left, part) => left.replaceAll(part, "•••"), text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
