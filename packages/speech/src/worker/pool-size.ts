import { availableParallelism } from "node:os";

/** Threads for a local model when nobody says: half the cores, so that the calls' own loop keeps one; four carry what one machine should. */
export function defaultPoolSize(cores: number = availableParallelism()): number {
  return Math.max(1, Math.min(4, Math.floor(cores / 2)));
}
