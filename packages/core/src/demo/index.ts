export { removeDemo } from "./remove-demo.ts";
export { seedDemoCalls } from "./seed-demo-calls.ts";
export { type Speaker, synthesizeDemoRecordings } from "./synthesize-demo-recordings.ts";
