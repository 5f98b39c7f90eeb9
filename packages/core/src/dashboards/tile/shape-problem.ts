import { orderedDimensions, type TileKind, tileNeeds } from "./kinds.ts";

export interface ShapeProblem {
  field: "measures" | "dimensions";
  message: string;
}

interface Asked {
  measures: readonly string[];
  dimensions: readonly string[];
}

/** Why a kind cannot draw what a query gives, or null. */
export function shapeProblem(kind: Exclude<TileKind, "text">, { measures, dimensions }: Asked): ShapeProblem | null {
  const words = kind.replaceAll("_", " ");
  const needs = tileNeeds[kind];
  for (const [field, count] of [
    ["measures", measures.length],
    ["dimensions", dimensions.length],
  ] as const) {
    const [least, most] = needs[field];
    if (count >= least && count <= most) continue;
    return { field, message: `A ${words} tile takes ${amount(least, most, field)}; this one has ${count}.` };
  }
  if ((kind === "line" || kind === "area" || kind === "kpi") && dimensions[0] !== undefined) {
    if (!orderedDimensions.includes(dimensions[0])) {
      return {
        field: "dimensions",
        message: `A ${words} tile runs along time. Begin with day, week, month or hour_of_day.`,
      };
    }
  }
  if ((kind === "line" || kind === "area" || kind === "bar") && dimensions.length === 2 && measures.length > 1) {
    return { field: "measures", message: `Split by two dimensions, a ${words} tile takes one measure.` };
  }
  if (kind === "map" && dimensions[0] !== "state") {
    return { field: "dimensions", message: "A map tile shows states. Use the dimension state." };
  }
  return null;
}

function amount(least: number, most: number, field: "measures" | "dimensions"): string {
  const word = most === 1 ? field.slice(0, -1) : field;
  if (most === 0) return `no ${field}`;
  return least === most ? `${least} ${word}` : `${least} to ${most} ${word}`;
}
