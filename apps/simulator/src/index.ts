export { callees } from "./callees/directory.ts";
export type { LineConditions } from "./network/line-conditions.ts";
export type { AudioTap } from "./network/network.ts";
export type { InboundCall } from "./network/ring-in.ts";
export { type Simulator, type SimulatorOptions, startSimulator } from "./start-simulator.ts";
