export { type JobName, type JobPayload, jobDefinitions } from "./definitions.ts";
export { type EnqueueOptions, enqueue } from "./enqueue.ts";
