export { checkCall, type ProposedCall } from "./check-call.ts";
export { isPhoneNumber, PhoneNumber } from "./phone-number.ts";
