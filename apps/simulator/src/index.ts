export { callees } from "./callees/directory.ts";
export type { AudioTap } from "./network/network.ts";
export { type Simulator, type SimulatorOptions, startSimulator } from "./start-simulator.ts";
