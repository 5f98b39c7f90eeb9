import type { Context } from "@parley/core/context";
import { type CallableTool, callHttpTool, type ToolDeps } from "@parley/core/http-tools";
import { DomainError } from "@parley/platform";
import type { CallTool } from "./call-tool.ts";

/** What a model should read in the middle of a turn. */
const MOST_ANSWER = 6_000;

/** A request that the organization defined. */
export function httpTool(ctx: Context, deps: ToolDeps, tool: CallableTool): CallTool {
  const { id, name, description, inputSchema, readOnly } = tool;
  return {
    definition: { name, description, inputSchema, readOnly },
    async run(input, signal) {
      const { status, body } = await callHttpTool(ctx, deps, id, input, { signal });
      if (status >= 400)
        throw new DomainError("unavailable", "tool_refused", `The other system answered no (status ${status}).`);
      const text = JSON.stringify(body) ?? "";
      return { result: text.length > MOST_ANSWER ? `${text.slice(0, MOST_ANSWER)} (cut)` : body };
    },
  };
}
