import type { AgentItem, AgentRequest } from "@parley/voice";
import type { ToolSet } from "ai";

/** What the model may call: the call's own tools, run through `request.tools`, and what happens when its words have been heard. */
export async function toolsFor({ facts, tools, signal }: AgentRequest): Promise<ToolSet> {
  const { jsonSchema, tool } = await import("ai");
  const object = (properties: Record<string, object>, required: string[]) =>
    jsonSchema<Record<string, unknown>>({ type: "object", properties, required, additionalProperties: false });
  const set: ToolSet = {
    end_call: tool({ description: "Hang up after what you have just said.", inputSchema: object({}, []) }),
    wait: tool({ description: "Stay silent until somebody speaks again.", inputSchema: object({}, []) }),
    send_dtmf: tool({
      description: "Press keys of the phone, for a menu that asks for them. w waits half a second.",
      inputSchema: object({ keys: { type: "string", pattern: "^[0-9*#w]{1,32}$" } }, ["keys"]),
    }),
  };
  const targets = facts.transferTargets ?? [];
  if (targets.length > 0) {
    set.transfer = tool({
      description: "Put the call through after what you have just said.",
      inputSchema: object(
        {
          target: { type: "string", enum: targets.map(({ name }) => name) },
          briefing: { type: "string", description: "One or two sentences for whoever answers there." },
        },
        ["target"],
      ),
    });
  }
  if (facts.direction === "inbound") {
    set.take_message = tool({
      description: "Beep after what you have just said and record the caller's message.",
      inputSchema: object({}, []),
    });
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

/** The item that a call of one of the agent's own tools stands for; null for the call's tools and for input that makes no sense. */
export function itemOf(name: string, input: unknown, { facts }: AgentRequest): AgentItem | null {
  const fields = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  switch (name) {
    case "end_call":
    case "wait":
    case "take_message":
      return name === "take_message" && facts.direction !== "inbound" ? null : { type: name };
    case "send_dtmf": {
      const keys = typeof fields.keys === "string" ? fields.keys.replace(/[^0-9*#w]/g, "").slice(0, 32) : "";
      return keys ? { type: "dtmf", keys } : null;
    }
    case "transfer": {
      const target = facts.transferTargets?.find((each) => each.name === fields.target);
      if (!target) return null;
      const briefing = typeof fields.briefing === "string" ? fields.briefing.trim().slice(0, 400) : "";
      return { type: "transfer", target: target.name, ...(briefing && { briefing }) };
    }
    default:
      return null;
  }
}
