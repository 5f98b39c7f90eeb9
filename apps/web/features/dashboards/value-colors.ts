import { chartColor, statusColor } from "@parley/ui";

/** Values of fixed sets, in the order of their colours. */
const ORDERS: Record<string, string[]> = {
  channel: [
    ...["Paid search", "Organic search", "Direct", "Paid social", "Organic social", "Referral", "Email", "Offline"],
    ...["Display", "Other"],
  ],
  direction: ["inbound", "", "", "", "", "outbound"],
  kind: ["tracked", "", "", "", "", "ai"],
  outcome: ["partly", "not", "achieved", "", "", "", "unreachable"],
  first_time: ["true", "", "", "", "", "", "", "false"],
};

/**
 * The colours of values that stand on one chart, the same on every card: statuses and fixed sets by their own order, other names by
 * what they are, not by their rank. Two names that would share a colour on this chart are kept apart.
 */
export function valueColors(dimension: string, values: (string | null)[]): Map<string | null, string> {
  const colors = new Map<string | null, string>();
  const order = ORDERS[dimension];
  if (dimension === "status") for (const value of values) colors.set(value, statusColor(value ?? ""));
  else if (order) for (const value of values) colors.set(value, chartColor(placeIn(order, value)));
  else {
    const taken = new Set<number>();
    for (const value of [...values].sort(byText)) {
      if (value === null) colors.set(value, "var(--chart-rest)");
      else {
        let place = hash(value) % 8;
        for (let tries = 0; tries < 8 && taken.has(place); tries++) place = (place + 1) % 8;
        colors.set(value, taken.size < 8 ? chartColor(place) : "var(--chart-rest)");
        taken.add(place);
      }
    }
  }
  return colors;
}

function placeIn(order: string[], value: string | null): number {
  const at = value === null ? -1 : order.indexOf(value);
  return at < 0 ? 8 : at;
}

const byText = (a: string | null, b: string | null) => ((a ?? "") < (b ?? "") ? -1 : 1);

function hash(text: string): number {
  let sum = 7;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 2_147_483_647;
  return sum;
}
