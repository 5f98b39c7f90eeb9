import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedPostgresError, errnoOf } from "./errors.ts";
import { birthOf, isRunning } from "./liveness.ts";

/** A process that claims something in the data directory: its pid, and what tells it from a later process with that pid. */
export const ownClaim = () => `${process.pid} ${birthOf(process.pid)} ${randomBytes(4).toString("hex")}`;

/** Whether the process that wrote a claim is still the one that runs under its pid. */
export function claimHolds(claim: string): boolean {
  const [pid, birth] = claim.split(" ");
  if (!Number(pid) || !isRunning(Number(pid))) return false;
  return !birth || birthOf(Number(pid)) === birth;
}

/**
 * Runs a task while no other process runs one under the same file. A claim whose process has died is taken over.
 * Throws EmbeddedPostgresError when a living process keeps the claim longer than `waitMs`.
 */
export async function exclusively<T>(file: string, waitMs: number, task: () => Promise<T>): Promise<T> {
  const claim = ownClaim();
  const deadline = Date.now() + waitMs;
  while (!create(file, claim)) {
    const other = read(file);
    if (other !== null && !claimHolds(other)) removeStale(file, other);
    else if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `Another start is still busy with ${file} (process ${other?.split(" ")[0]}). Wait for it, or stop that process.`,
      );
    } else await sleep(25);
  }
  try {
    return await task();
  } finally {
    if (read(file) === claim) rmSync(file, { force: true });
  }
}

function create(file: string, claim: string): boolean {
  // Written apart and linked into place, so that nobody ever reads a claim that is half there.
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, claim);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two starts may find the same dead claim. Renaming lets one of them remove it; a live claim caught by mistake goes back. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== stale) linkSync(aside, file);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(errnoOf(error))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return null;
    throw error;
  }
}
