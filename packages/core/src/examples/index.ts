export { candidatesForPersona, type ExampleCandidate } from "./candidates-for-persona.ts";
export { deleteExample } from "./delete-example.ts";
export type { Example } from "./example.ts";
export { listExampleUses } from "./list-example-uses.ts";
export { listExamples } from "./list-examples.ts";
export { markCallGood } from "./mark-call-good.ts";
export { type NewExampleUse, recordExampleUses } from "./record-example-uses.ts";
export { UpdateExampleInput, updateExample } from "./update-example.ts";
