import { encodePayload } from "../details/payload.ts";
import type { TrackedCall } from "../normalise/tracked-call.ts";
import { hashCall } from "./hash-call.ts";

/** A call with what costs time to compute, done row by row so that writing a batch never holds the event loop for long. */
export interface PreparedCall extends Omit<TrackedCall, "details"> {
  rowHash: bigint;
  /** The kept texts as call_details has them. */
  payload: string;
}

export function prepareCall(call: TrackedCall): PreparedCall {
  const { details, ...rest } = call;
  return { ...rest, rowHash: hashCall(call), payload: encodePayload(details) };
}
