import type { ScenarioDefinition } from "./scenario-wire.ts";

/** Who answers, in one line. `nameOf` knows the numbers of the simulator's directory. */
export function calleeInWords(
  callee: ScenarioDefinition["callee"],
  nameOf: (number: string) => string | undefined,
): string {
  if (typeof callee === "string") return nameOf(callee) ?? callee;
  if ("persona" in callee) return `Played by a language model: ${callee.persona}`;
  const { length } = callee.lines;
  return `${length} ${length === 1 ? "line" : "lines"} of your own`;
}
