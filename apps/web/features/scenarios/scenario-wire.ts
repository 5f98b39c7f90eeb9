import type { paths } from "@parley/sdk";

export type ScenarioPage = paths["/api/v1/scenarios"]["get"]["responses"][200]["content"]["application/json"];
export type Scenario = ScenarioPage["data"][number];
export type ScenarioDefinition = Scenario["definition"];
export type ScenarioAssertion = ScenarioDefinition["assertions"][number];

export type RunPage = paths["/api/v1/scenarios/{id}/runs"]["get"]["responses"][200]["content"]["application/json"];
export type ScenarioRun = RunPage["data"][number];

/** One call of a run, as the simulator judged it. */
export interface RunResult {
  passed: boolean;
  assertions: { type: string; passed: boolean; expected: string; got: string }[];
  /** Why nothing was judged; null when the call took place. */
  error: { code: string; message: string } | null;
  duration_ms: number;
  /** What was heard of the agent, with times in the recording. */
  agent_said: { text: string }[];
}
