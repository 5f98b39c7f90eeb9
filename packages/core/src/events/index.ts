export { appendEvent } from "./append.ts";
export { type DispatchedEvent, dispatchEvents, type Subscriber } from "./dispatch.ts";
export { type EventType, eventTypes } from "./types.ts";
