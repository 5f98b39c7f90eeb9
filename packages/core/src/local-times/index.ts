export { beginRezoning } from "./begin-rezoning.ts";
export { keepZone } from "./keep-zone.ts";
export { rezoneCalls } from "./rezone-calls.ts";
export { rezoningSince } from "./rezoning-since.ts";
