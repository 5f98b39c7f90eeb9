import type { AttributionModel } from "./models.ts";
import { splitWhole } from "./split-whole.ts";
import type { Touch } from "./touch.ts";

/**
 * A conversion is shared out in 2^30 parts: such fractions and their sums, up to eight million conversions, are exact in a double, so
 * that credits add up to 1 and totals to the number of conversions.
 */
const WHOLE = 2 ** 30;

export interface Credit {
  /** Of the conversion, 0 to 1. */
  share: number;
  /** Of its value, in minor units. */
  valueMinor: number;
}

/** What each touch gets of one conversion, in the touches' order: shares that add up to exactly 1 and the value to the last cent. */
export function creditsOf(
  model: AttributionModel,
  touches: readonly Touch[],
  conversion: { at: number; valueMinor: number },
): Credit[] {
  const weights = model.weigh(touches, conversion.at);
  const values = splitWhole(conversion.valueMinor, weights);
  return splitWhole(WHOLE, weights).map((part, i) => ({ share: part / WHOLE, valueMinor: values[i]! }));
}
