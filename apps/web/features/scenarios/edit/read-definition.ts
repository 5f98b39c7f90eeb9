import type { ScenarioDefinition } from "../scenario-wire.ts";

/**
 * A definition written as JSON, far enough checked to be shown as a form; whether it can be run is for the server to say.
 * `problem` is in words for the person who wrote it.
 */
export function readDefinition(text: string): { definition: ScenarioDefinition } | { problem: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return { problem: `This is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!isRecord(read)) return { problem: "Write an object with callee, call and assertions." };
  const { callee, line, call, assertions } = read;
  if (!isCallee(callee))
    return { problem: 'callee: give a number of the simulator, {"lines": [...]} or {"persona": "..."}.' };
  if (line !== undefined && !isRecord(line)) return { problem: "line: give an object, or leave it out." };
  if (!isRecord(call) || typeof call.purpose !== "string") return { problem: "call: give an object with a purpose." };
  if (call.questions !== undefined && !Array.isArray(call.questions))
    return { problem: "call.questions: give a list." };
  if (!Array.isArray(assertions) || !assertions.every(isRecord))
    return { problem: "assertions: give a list of objects." };
  return { definition: read as unknown as ScenarioDefinition };
}

function isCallee(callee: unknown): boolean {
  if (typeof callee === "string") return true;
  if (!isRecord(callee)) return false;
  return typeof callee.persona === "string" || (Array.isArray(callee.lines) && callee.lines.every(isRecord));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** As it is shown for editing. */
export const definitionText = (definition: ScenarioDefinition): string => JSON.stringify(definition, null, 2);
