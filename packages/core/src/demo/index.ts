export { removeDemo } from "./remove-demo.ts";
export { seedDemoCalls } from "./seed-demo-calls.ts";
export { seedDemoPersonas } from "./seed-demo-personas.ts";
export { type Speaker, synthesizeDemoRecordings } from "./synthesize-demo-recordings.ts";
