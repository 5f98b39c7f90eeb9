import { readFileSync, readlinkSync } from "node:fs";
import { errnoOf } from "./errors.ts";

/**
 * Whether a process runs. A zombie has ended although signals still reach its pid: after a kill -9 inside a container
 * whose first process does not collect children it stays for good, so it must not count as alive.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errnoOf(error) !== "EPERM") return false;
  }
  return statFields(pid)?.[0] !== "Z";
}

/** What tells a process from a later one with the same pid: boot and start tick. Empty where /proc does not exist. */
export function birthOf(pid: number): string {
  const fields = statFields(pid);
  if (!fields) return "";
  return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}-${fields[19]}`;
}

/** A process's working directory, or null when it cannot be known (no /proc, or not ours to read). */
export function workingDirectoryOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Fields of /proc/PID/stat from the third on (proc_pid_stat(5)); the second is a name that may hold spaces and brackets. */
function statFields(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}
