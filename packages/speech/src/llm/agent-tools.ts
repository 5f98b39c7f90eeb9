import type { AgentRequest } from "@parley/voice";
import type { ToolSet } from "ai";
import { ownTools } from "./own-tools.ts";

/** What the model may call: what happens when its words have been heard, and the call's own tools, run through `request.tools`. */
export async function toolsFor({ facts, tools, signal }: AgentRequest): Promise<ToolSet> {
  const { jsonSchema, tool } = await import("ai");
  const set: ToolSet = {};
  for (const { name, description, parameters } of ownTools(facts)) {
    // Without an `execute` the model's turn ends here: the item says what happens.
    set[name] = tool({ description, inputSchema: jsonSchema<Record<string, unknown>>(parameters) });
  }
  for (const { name, description, inputSchema } of tools.definitions) {
    if (name in set) continue;
    set[name] = tool({
      description,
      inputSchema: jsonSchema<Record<string, unknown>>(inputSchema),
      execute: (input) => tools.call(name, input, { signal }),
    });
  }
  return set;
}
