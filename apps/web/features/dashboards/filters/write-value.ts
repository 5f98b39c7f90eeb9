import { statusWord } from "@parley/ui";
import { NO_VALUE } from "./dimensions.ts";

/** A value in the reader's words. */
export function writeValue(dimension: string, value: string): string {
  if (value === NO_VALUE) return "None";
  if (dimension === "status") return statusWord(value);
  if (dimension === "kind") return value === "ai" ? "AI" : "Tracked";
  return dimension === "direction" ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}
