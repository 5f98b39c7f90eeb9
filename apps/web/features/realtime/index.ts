export type { LiveWords } from "./live-event.ts";
export { ANALYTICS, CALLS, IMPORTS, PERSONAS } from "./query-keys.ts";
export { useEvents } from "./use-events.ts";
export { useWatchCall } from "./use-watch-call.ts";
