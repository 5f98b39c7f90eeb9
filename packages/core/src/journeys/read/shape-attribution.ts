import type { AttributionNumbers, AttributionRow, CreditedNumbers } from "../attribution.ts";
import type { Counts } from "./counts-of.ts";
import type { Credited, CreditTable } from "./credit-table.ts";

const NOTHING: Credited = { conversions: 0, revenueMinor: 0 };

interface Line {
  value: string | null;
  calls: number;
  spendMinor: number | null;
  credited: Credited[];
}

/**
 * Rows of all values that were credited, called under or spent for, the most credited first, as many as the limit admits; the rest in one.
 * `spend` is null where it is not known by the dimension.
 */
export function shapeAttribution(
  table: CreditTable,
  models: number,
  calls: Counts,
  spend: Counts | null,
  limit: number,
): { rows: AttributionRow[]; other: (AttributionNumbers & { groups: number }) | null; totals: AttributionNumbers } {
  const spent = [...(spend?.byValue ?? [])].flatMap(([value, minor]) => (minor === 0 ? [] : [value]));
  const values = new Set([...table.byValue.keys(), ...calls.byValue.keys(), ...spent]);
  const lines = [...values].map(
    (value): Line => ({
      value,
      calls: calls.byValue.get(value) ?? 0,
      spendMinor: spend ? (spend.byValue.get(value) ?? 0) : null,
      credited: table.byValue.get(value) ?? Array.from({ length: models }, () => NOTHING),
    }),
  );
  lines.sort(
    (a, b) =>
      b.credited[0]!.conversions - a.credited[0]!.conversions ||
      b.credited[0]!.revenueMinor - a.credited[0]!.revenueMinor ||
      b.calls - a.calls ||
      (a.value ?? "").localeCompare(b.value ?? ""),
  );
  const rest = lines.slice(limit);
  return {
    rows: lines.slice(0, limit).map((line) => ({ value: line.value, ...numbersOf(line) })),
    other: rest.length === 0 ? null : { groups: rest.length, ...numbersOf(rest.reduce(sum)) },
    totals: numbersOf({
      ...{ value: null, calls: calls.total, spendMinor: spend?.total ?? null },
      credited: Array.from({ length: models }, () => table.totals),
    }),
  };
}

function sum(a: Line, b: Line): Line {
  return {
    ...{ value: null, calls: a.calls + b.calls },
    spendMinor: a.spendMinor === null ? null : a.spendMinor + (b.spendMinor ?? 0),
    credited: a.credited.map(({ conversions, revenueMinor }, m) => ({
      conversions: conversions + b.credited[m]!.conversions,
      revenueMinor: revenueMinor + b.credited[m]!.revenueMinor,
    })),
  };
}

function numbersOf({ calls, spendMinor, credited }: Line): AttributionNumbers {
  const [first, second] = credited.map((of) => withCost(of, spendMinor));
  return { calls, spendMinor, ...first!, compared: second ?? null };
}

/** No spend is not a cost of 0: nobody may have reported it. */
function withCost({ conversions, revenueMinor }: Credited, spendMinor: number | null): CreditedNumbers {
  const spent = spendMinor || null;
  return {
    ...{ conversions, revenueMinor },
    costPerConversion: spent && conversions > 0 ? spent / conversions : null,
    roas: spent && revenueMinor / spent,
  };
}
