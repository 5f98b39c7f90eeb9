import type { CallFacts } from "../agent/agent.ts";
import { defaultSettings } from "../conversation/settings.ts";
import type { ConversationSettings } from "../conversation/state.ts";

/** The engine's settings for a call: the defaults, what the call is for, and what was asked for. */
export function settingsOf(facts: CallFacts, limits: Partial<ConversationSettings> = {}): ConversationSettings {
  return {
    ...defaultSettings,
    direction: facts.direction ?? "outbound",
    purpose: purposeOf(facts),
    ...limits,
    phrases: { ...defaultSettings.phrases, ...limits.phrases },
  };
}

/** The words by which a way through a phone menu is chosen. */
function purposeOf({ purpose, questions = [] }: CallFacts): string {
  return [purpose, ...questions.map(({ text }) => text)].join(" ");
}
