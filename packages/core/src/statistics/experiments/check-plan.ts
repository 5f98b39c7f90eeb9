import { dimensionOf } from "@parley/analytics";
import { type FieldError, invalidInput } from "@parley/platform";
import type { Context } from "../../context/index.ts";
import { queryMetrics } from "../../insights/index.ts";
import { comparableMeasures, natureOfMeasure } from "../nature-of-measure.ts";
import type { Experiment } from "./schemas.ts";

type Plan = Pick<Experiment, "dimension" | "control" | "variant" | "measure" | "startedOn" | "endedOn">;

/**
 * Whether two groups can be compared so. Throws `invalid_input`: an unknown measure or dimension with the nearest known one, a measure that is no rate or
 * mean with those that are, equal groups, days upside down.
 */
export async function checkPlan(ctx: Context, plan: Plan): Promise<void> {
  await nameThings(ctx, plan);
  const errors: FieldError[] = [];
  const { base, isMean } = natureOfMeasure(plan.measure);
  if (base === null && !isMean) {
    const message = `Two groups are compared by a rate or an average, since one may be larger than the other. Use one of ${comparableMeasures.join(", ")}.`;
    errors.push({ pointer: "/measure", message });
  }
  if (dimensionOf(plan.dimension)?.type === "time") {
    errors.push({ pointer: "/dimension", message: "Days follow each other; compare groups of the same days." });
  }
  if (plan.control === plan.variant) errors.push({ pointer: "/variant", message: "Choose two different values." });
  if (plan.endedOn && plan.endedOn < plan.startedOn) {
    errors.push({ pointer: "/ended_on", message: "The last day is before the first one." });
  }
  if (errors.length > 0) throw invalidInput(errors, errors[0]!.message);
}

/** Has the catalogue check the names, and tells its refusal by the field that was sent. */
async function nameThings(ctx: Context, { measure, dimension, control, variant }: Plan): Promise<void> {
  const filters = [{ dimension, op: "in" as const, values: [control, variant] }];
  try {
    await queryMetrics(ctx, { measures: [measure], dimensions: [dimension], filters, range: "today" });
  } catch (error) {
    throw byField(error);
  }
}

function byField(error: unknown): unknown {
  if (!(error instanceof Error) || !("fields" in error)) return error;
  const fields = (error.fields as FieldError[]).map(({ pointer, message }) => {
    if (pointer.startsWith("/measures")) return { pointer: "/measure", message };
    return { pointer: pointer.endsWith("/values") ? "/control" : "/dimension", message };
  });
  const once = fields.filter(({ pointer }, i) => fields.findIndex((other) => other.pointer === pointer) === i);
  return once.length > 0 ? invalidInput(once, once[0]!.message) : error;
}
