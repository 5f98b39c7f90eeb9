import { DomainError } from "@parley/platform";

/** The error of a file that cannot be imported at all; `message` says what it is and what to send instead. */
export const refuseUpload = (code: string, message: string): DomainError =>
  new DomainError("invalid_input", code, message, [{ pointer: "/file", message }]);
