import type { LiveCall } from "./live-wire.ts";

/** From when a live call's clock runs (ISO 8601): since somebody took it, else since it began. */
export function since({ answered_at, called_at }: Pick<LiveCall, "answered_at" | "called_at">): string {
  return answered_at ?? called_at;
}
