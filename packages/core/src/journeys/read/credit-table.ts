import { type AttributionModel, creditsOf } from "@parley/analytics/attribution";
import type { Transaction } from "@parley/db";
import type { Conversion } from "./read-conversions.ts";
import { type WalkScope, walkConversions } from "./walk-conversions.ts";

export interface Credited {
  conversions: number;
  /** Minor units. */
  revenueMinor: number;
}

export interface CreditTable {
  /** By value (null: none), for each of the models in their order. */
  byValue: Map<string | null, Credited[]>;
  /** Of the conversions that no touch led to. */
  withoutTouch: Credited;
  /** Of all conversions. */
  totals: Credited;
}

/** Shares the conversions out by each of the models. */
export async function addCredits(
  tx: Transaction,
  scope: WalkScope,
  conversions: readonly Conversion[],
  models: readonly AttributionModel[],
): Promise<CreditTable> {
  const byValue: CreditTable["byValue"] = new Map();
  const withoutTouch = nothing();
  const totals = nothing();
  for await (const { conversion, touches } of walkConversions(tx, scope, conversions)) {
    add(totals, 1, conversion.valueMinor);
    if (touches.length === 0) {
      add(withoutTouch, 1, conversion.valueMinor);
      continue;
    }
    for (const [m, model] of models.entries()) {
      for (const [i, { share, valueMinor }] of creditsOf(model, touches, conversion).entries()) {
        if (share === 0 && valueMinor === 0) continue;
        const { value } = touches[i]!;
        const credited = byValue.get(value) ?? models.map(nothing);
        byValue.set(value, credited);
        add(credited[m]!, share, valueMinor);
      }
    }
  }
  return { byValue, withoutTouch, totals };
}

const nothing = (): Credited => ({ conversions: 0, revenueMinor: 0 });

function add(to: Credited, conversions: number, revenueMinor: number): void {
  to.conversions += conversions;
  to.revenueMinor += revenueMinor;
}
