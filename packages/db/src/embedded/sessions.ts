import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { claimHolds, ownClaim } from "./claim.ts";

/**
 * Who uses the server at the moment: one file a user. The last one to leave stops it, so the command line can work on the
 * data while `npm start` serves, in any order, and a user that was killed does not count.
 */
export function joinSessions(dataDir: string): { leave(): boolean } {
  const folder = join(dataDir, "sessions");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, randomBytes(8).toString("hex"));
  writeFileSync(file, ownClaim());
  return {
    /** Returns whether nobody else is left. Call it under the start lock. */
    leave() {
      rmSync(file, { force: true });
      let alone = true;
      for (const name of readdirSync(folder)) {
        if (claimHolds(readFileSync(join(folder, name), "utf8"))) alone = false;
        else rmSync(join(folder, name), { force: true });
      }
      return alone;
    },
  };
}
