import { hash } from "node:crypto";
import type { TrackedCall } from "../normalise/tracked-call.ts";

/** 64 bits over everything that the row says: the same row again is recognised without comparing columns. */
export function hashCall(call: TrackedCall): bigint {
  return hash("sha256", JSON.stringify(call), "buffer").readBigInt64BE(0);
}
