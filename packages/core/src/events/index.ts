export { appendEvent } from "./append.ts";
export { type DispatchedEvent, dispatchEvents, type Subscriber } from "./dispatch.ts";
export { readEvents } from "./read.ts";
export { type EventType, eventTypes } from "./types.ts";
