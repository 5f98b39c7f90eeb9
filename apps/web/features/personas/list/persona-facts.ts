import type { Persona } from "../persona-wire.ts";

const counted = (count: number, one: string, many: string) =>
  count === 0 ? null : `${count} ${count === 1 ? one : many}`;

/** A persona in one line: voice, what it may do, how long it may talk. */
export function personaFacts(
  persona: Pick<Persona, "voice" | "record" | "tool_ids" | "transfer_targets" | "max_duration_seconds">,
): string {
  return [
    persona.voice === "female" ? "Female voice" : persona.voice === "male" ? "Male voice" : "Default voice",
    persona.record ? "recorded" : "not recorded",
    counted(persona.tool_ids.length, "tool", "tools"),
    counted(persona.transfer_targets.length, "transfer target", "transfer targets"),
    `up to ${Math.round(persona.max_duration_seconds / 60)} min`,
  ]
    .filter(Boolean)
    .join(" · ");
}
