"use client";

import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { CREDIT_KEYS, GOAL_KEYS, MODEL_KEYS } from "../journey-words.ts";

const parsers = {
  model: parseAsStringLiteral(MODEL_KEYS).withDefault("last_touch"),
  versus: parseAsStringLiteral(MODEL_KEYS),
  credit: parseAsStringLiteral(CREDIT_KEYS).withDefault("source"),
  goal: parseAsStringLiteral(GOAL_KEYS).withDefault("conversions"),
};

/** Which models are compared by what, kept in the page's address. */
export function useAttributionChoice() {
  const [choice, set] = useQueryStates(parsers, { history: "push" });
  return { choice, set };
}
