import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvError } from "@parley/platform";

const SHORTEST = 32;

/**
 * The installation's secret: PARLEY_SECRET, or one generated into DATA_DIR on first start (readable by its owner only). Throws
 * EnvError when the file holds none: what it protected cannot be read with another.
 */
export function readSecret(dataDir: string, given: string | undefined): string {
  if (given) return given;
  const file = join(dataDir, "secret");
  if (!existsSync(file)) create(file);
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length >= SHORTEST) return secret;
  throw new EnvError(
    `PARLEY_SECRET: ${file} is damaged. Restore it from a backup, or remove it to get a new secret; everybody signs in anew then.`,
  );
}

/** Written apart and linked into place, so that a start that is killed leaves no half secret and two starts agree on one. */
function create(file: string): void {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
