export { callees } from "./callees/directory.ts";
export type { LineConditions } from "./network/line-conditions.ts";
export type { AudioTap } from "./network/network.ts";
export type { InboundCall } from "./network/ring-in.ts";
export type { AssertionResult } from "./scenarios/judge-scenario.ts";
export { plainWords } from "./scenarios/plain-words.ts";
export {
  type EndedCall,
  runScenario,
  type ScenarioCall,
  type ScenarioResult,
  type ScenarioRun,
} from "./scenarios/run-scenario.ts";
export { ScenarioDefinition } from "./scenarios/scenario-definition.ts";
export { type Simulator, type SimulatorOptions, startSimulator } from "./start-simulator.ts";
