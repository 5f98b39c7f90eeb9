import type { Persona } from "../persona-wire.ts";
import type { PersonaChange } from "../use-persona.ts";
import type { Character, CharacterForm } from "./character-input.ts";

const MICRO = 1_000_000;

/** What the form starts with. */
export function formOf(persona: Persona): CharacterForm {
  const { name, engine, instructions, record, consent_line, learns } = persona;
  return {
    ...{ name, engine, instructions, record, consent_line, learns },
    language: "en",
    spoken_name: persona.spoken_name ?? "",
    voice: persona.voice === "male" || persona.voice === "female" ? persona.voice : "default",
    greeting: persona.greeting ?? "",
    voicemail_action: persona.voicemail_action,
    voicemail_message: persona.voicemail_message ?? "",
    max_minutes: persona.max_duration_seconds / 60,
    hold_minutes: persona.hold_budget_seconds / 60,
    max_dollars: persona.max_cost_microdollars === null ? "" : String(persona.max_cost_microdollars / MICRO),
    transfer_targets: persona.transfer_targets,
  };
}

/** What is sent. Tools are chosen on a tab of their own and stay as they are. */
export function changeOf({ voice, max_minutes, hold_minutes, max_dollars, ...same }: Character): PersonaChange {
  return {
    ...same,
    voice: voice === "default" ? null : voice,
    max_duration_seconds: Math.round(max_minutes * 60),
    hold_budget_seconds: Math.round(hold_minutes * 60),
    max_cost_microdollars: max_dollars === "" ? null : Math.round(Number(max_dollars) * MICRO),
  };
}

const FIELDS: Record<string, string> = {
  max_duration_seconds: "max_minutes",
  hold_budget_seconds: "hold_minutes",
  max_cost_microdollars: "max_dollars",
};

/** The form's field for a JSON pointer of the API: /transfer_targets/0/number is transfer_targets.0.number. */
export function fieldOf(pointer: string): string {
  const name = pointer.slice(1).replaceAll("/", ".");
  return FIELDS[name] ?? name;
}
