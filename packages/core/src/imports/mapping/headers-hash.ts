import { createHash } from "node:crypto";

/** The same for the same set of headers, in whatever order they stand: sha-256 (hex) of the sorted names. */
export function headersHash(names: readonly string[]): string {
  return createHash("sha256")
    .update([...names].sort().join("\n"))
    .digest("hex");
}
