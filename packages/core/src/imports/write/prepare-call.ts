import type { TrackedCall } from "../normalise/tracked-call.ts";
import { textArray } from "./array-literals.ts";
import { hashCall } from "./hash-call.ts";

/** A call with what costs time to compute, done row by row so that writing a batch never holds the event loop for long. */
export interface PreparedCall extends Omit<TrackedCall, "details"> {
  rowHash: bigint;
  /** The kept texts as an array literal. */
  payload: string;
}

export function prepareCall(call: TrackedCall): PreparedCall {
  const { details, ...rest } = call;
  return { ...rest, rowHash: hashCall(call), payload: textArray(withoutEmptyEnd(details)) };
}

/** Exports end in dozens of empty columns; a payload that is shorter than its layout reads as empty there. */
function withoutEmptyEnd(details: string[]): string[] {
  let length = details.length;
  while (length > 0 && details[length - 1] === "") length -= 1;
  return details.slice(0, length);
}
