import type { AgentItem, CallFacts } from "@parley/voice";

/** A tool that happens when the words before it have been heard. */
export interface OwnTool {
  name: string;
  description: string;
  /** JSON Schema of an object. */
  parameters: Record<string, unknown>;
}

/** What an agent may do at the end of its words, as a model sees it: only what this call has. */
export function ownTools(facts: CallFacts): OwnTool[] {
  const targets = facts.transferTargets ?? [];
  return [
    { name: "end_call", description: "Hang up after what you have just said.", parameters: object({}, []) },
    { name: "wait", description: "Stay silent until somebody speaks again.", parameters: object({}, []) },
    {
      name: "send_dtmf",
      description: "Press keys of the phone, for a menu that asks for them. w waits half a second.",
      parameters: object({ keys: { type: "string", pattern: "^[0-9*#w]{1,32}$" } }, ["keys"]),
    },
    ...(targets.length > 0
      ? [
          {
            name: "transfer",
            description: "Put the call through after what you have just said.",
            parameters: object(
              {
                target: { type: "string", enum: targets.map(({ name }) => name) },
                briefing: { type: "string", description: "One or two sentences for whoever answers there." },
              },
              ["target"],
            ),
          },
        ]
      : []),
    ...(facts.direction === "inbound"
      ? [
          {
            name: "take_message",
            description: "Beep after what you have just said and record the caller's message.",
            parameters: object({}, []),
          },
        ]
      : []),
  ];
}

const object = (properties: Record<string, object>, required: string[]) => ({
  ...{ type: "object", properties, required },
  additionalProperties: false,
});

/** The item that a call of one of these stands for; null for other names and for input that makes no sense. */
export function itemOf(name: string, input: unknown, facts: CallFacts): AgentItem | null {
  const fields = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  switch (name) {
    case "end_call":
    case "wait":
      return { type: name };
    case "take_message":
      return facts.direction === "inbound" ? { type: name } : null;
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
