export { checkCall, type ProposedCall } from "./check-call.ts";
