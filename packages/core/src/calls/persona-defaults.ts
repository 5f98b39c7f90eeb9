import type { PersonaRow } from "../personas/index.ts";

/** What a call or a number may say itself; a persona's values stand in for what it leaves out. */
interface OwnValues {
  instructions?: string;
  voice?: string;
  language?: string;
  record?: boolean;
  maxDurationSeconds?: number;
  maxCostMicrodollars?: number;
  voicemailAction?: string;
  holdBudgetSeconds?: number;
}

/**
 * Values of a call: its own, else the persona's, else the product's. Instructions are the one thing that adds up: the persona's
 * character comes first, then what this call is about.
 */
export function withPersona(own: OwnValues, persona: PersonaRow | null) {
  const instructions = [persona?.instructions, own.instructions].filter(Boolean).join("\n\n");
  return {
    personaId: persona?.id ?? null,
    instructions: instructions || null,
    voice: own.voice ?? persona?.voice ?? null,
    language: own.language ?? persona?.language ?? "en",
    record: own.record ?? persona?.record ?? true,
    maxDurationSeconds: own.maxDurationSeconds ?? persona?.maxDurationSeconds ?? 600,
    maxCostMicrodollars: own.maxCostMicrodollars ?? persona?.maxCostMicrodollars ?? null,
    voicemailAction: own.voicemailAction ?? persona?.voicemailAction ?? "leave",
    holdBudgetSeconds: own.holdBudgetSeconds ?? persona?.holdBudgetSeconds ?? 1200,
  };
}
