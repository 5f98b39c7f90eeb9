export { type CarrierNumbers, claimRefusal } from "./claim-refusal.ts";
export { createNumber } from "./create-number.ts";
export { deleteNumber } from "./delete-number.ts";
export { findNumberForCall } from "./find-number-for-call.ts";
export { getNumber } from "./get-number.ts";
export { isOpen } from "./is-open.ts";
export { listNumbers } from "./list-numbers.ts";
export { CreateNumberInput, fallbacks, Hours, UpdateNumberInput } from "./schemas.ts";
export { updateNumber } from "./update-number.ts";
