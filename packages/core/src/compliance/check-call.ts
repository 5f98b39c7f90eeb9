import { DomainError } from "@parley/platform";
import { INVALID_NUMBER, isPhoneNumber } from "./phone-number.ts";

export interface ProposedCall {
  to: string;
  maxDurationSeconds: number;
  scheduledAt?: Date;
}

/** A rule that may forbid a call. Throws DomainError("rule_violation", code, ...) with the field and the mend. */
export type ComplianceRule = (call: ProposedCall) => void | Promise<void>;

const validNumber: ComplianceRule = ({ to }) => {
  if (!isPhoneNumber(to)) throw violation("invalid_phone_number", "/to", INVALID_NUMBER);
};

/** Every call ends by itself: 4 hours is also the longest time limit that Twilio takes without a request to its support. */
const boundedDuration: ComplianceRule = ({ maxDurationSeconds }) => {
  if (maxDurationSeconds < 30 || maxDurationSeconds > 14_400) {
    throw violation(
      "invalid_max_duration",
      "/max_duration_seconds",
      "Choose between 30 seconds and 4 hours (14400 seconds).",
    );
  }
};

const rules: ComplianceRule[] = [validNumber, boundedDuration];

/** The gate that every call passes before it is queued, and again before it is dialled. */
export async function checkCall(call: ProposedCall): Promise<void> {
  for (const rule of rules) await rule(call);
}

function violation(code: string, pointer: string, message: string): DomainError {
  return new DomainError("rule_violation", code, message, [{ pointer, message }]);
}
