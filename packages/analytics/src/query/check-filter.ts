import type { FieldError } from "@parley/platform";
import { knownDimension } from "../catalogue/dimensions.ts";
import { unknownName } from "./nearest.ts";
import type { Filter } from "./schema.ts";

/** Largest amount that is asked for exactly: beyond it doubles leave numbers out. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** What is wrong with a filter on a dimension that exists. */
export function checkFilter({ dimension: key, op, values }: Filter, pointer: string): FieldError[] {
  const dimension = knownDimension(key);
  const at = (message: string): FieldError[] => [{ pointer: `${pointer}/values`, message }];
  if (dimension.type === "number") {
    if (op !== "at_least" && op !== "at_most") {
      return [{ pointer: `${pointer}/op`, message: `${key} is a number: use at_least or at_most.` }];
    }
    const [value] = values;
    const fits =
      values.length === 1 && value != null && /^-?\d{1,16}$/.test(value) && Math.abs(Number(value)) <= LARGEST;
    return fits ? [] : at("Name one whole number.");
  }
  if (op === "at_least" || op === "at_most") {
    return [{ pointer: `${pointer}/op`, message: `${op} is for numbers; ${key} is none.` }];
  }
  if (dimension.origin.from === "text") {
    return op === "contains" && values.every((value) => value !== null && value.trim() !== "")
      ? []
      : [{ pointer: `${pointer}/op`, message: "Words are searched for: use contains with at least one word." }];
  }
  if (dimension.type === "time" && op !== "contains") {
    return values.every((value) => value === null || /^\d{4}-\d{2}-\d{2}$/.test(value))
      ? []
      : at("Write a day as 2026-01-31.");
  }
  if (!dimension.values || op === "contains") return [];
  return values.flatMap((value) => {
    if (value === null || dimension.values!.includes(value)) return [];
    return at(unknownName(`${key} value`, value, dimension.values!));
  });
}
