export { type AllowPrivate, mayConnect, parseAllowPrivate } from "./address-policy.ts";
export { createOutbound, type Outbound } from "./create-outbound.ts";
export { OutboundError } from "./outbound-error.ts";
