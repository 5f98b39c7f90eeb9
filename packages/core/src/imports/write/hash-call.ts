import { hash } from "node:crypto";
import type { TrackedCall } from "../normalise/tracked-call.ts";

const BETWEEN = "\u0001";

/**
 * 64 bits over everything that the row says: the same row again is recognised without comparing columns. Joined by hand, since
 * JSON of a hundred cells takes longer than parsing them.
 */
export function hashCall(call: TrackedCall): bigint {
  const { id: _, dimensions, tags, details, ...columns } = call;
  const words = Object.entries(dimensions).flat();
  const text = [...Object.values(columns), ...words, tags.length, ...tags, ...details].join(BETWEEN);
  return hash("sha256", text, "buffer").readBigInt64BE(0);
}
