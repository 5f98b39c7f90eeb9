import { ParleyError } from "@parley/sdk";

/** One line for the person: what happened and what to do. */
export function wordsFor(error: unknown): string {
  if (error instanceof ParleyError) return error.message;
  return "The server could not be reached. Check your connection and try again.";
}
