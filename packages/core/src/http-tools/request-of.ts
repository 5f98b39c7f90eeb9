import { invalidInput } from "@parley/platform";
import { OutboundError } from "../outbound/index.ts";
import type { HttpToolRow, ToolDeps } from "./tool.ts";

const PLACE = /\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * Judges a tool's address before it is kept. Throws invalid_input: for what the outbound guard refuses, for credentials in the address
 * (everybody who reads the tool would see them), and for a {name} outside of path and query or without a property of that name.
 */
export function checkAddress(deps: Pick<ToolDeps, "outbound">, tool: Pick<HttpToolRow, "url" | "inputSchema">): void {
  const refuse = (message: string) => invalidInput([{ pointer: "/url", message }]);
  const filled = tool.url.replace(PLACE, "x");
  let url: URL;
  try {
    url = deps.outbound.check(filled);
  } catch (error) {
    if (error instanceof OutboundError) throw refuse(error.message);
    throw error;
  }
  if (url.username || url.password) throw refuse("Send user and password in a header: an address is shown.");
  if (!tool.url.startsWith(`${url.origin}/`) && tool.url !== url.origin) {
    throw refuse("Use {name} in the path or the query only, and write the host in small letters.");
  }
  const properties = Object.keys((tool.inputSchema.properties as object | undefined) ?? {});
  for (const [, name] of tool.url.matchAll(PLACE)) {
    if (!properties.includes(name!)) throw refuse(`{${name}} is no property of the input.`);
  }
}

export interface ToolRequest {
  url: string;
  body: string | undefined;
}

/**
 * The request for an input that was checked: {name} in the address is filled in, what is left goes into the query (GET, DELETE) or as
 * JSON into the body. Throws invalid_input for a value that would lead to another path than the tool's.
 */
export function requestOf(tool: Pick<HttpToolRow, "url" | "method">, input: Record<string, unknown>): ToolRequest {
  const left = { ...input };
  const filled = tool.url.replace(PLACE, (_, name: string) => {
    delete left[name];
    const value = asText(input[name]);
    if (value === "" || value === "." || value === "..") {
      throw invalidInput([{ pointer: `/${name}`, message: "This value cannot stand in an address." }]);
    }
    return encodeURIComponent(value);
  });
  if (tool.method !== "GET" && tool.method !== "DELETE") return { url: filled, body: JSON.stringify(left) };
  const url = new URL(filled);
  for (const [name, value] of Object.entries(left)) {
    for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, asText(one));
  }
  return { url: url.href, body: undefined };
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
