/** Microdollars with as many digits as they need, at least cents: $0.0123, $1.20, $0.00. Providers bill in US dollars. */
export function formatCost(microdollars: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  }).format(microdollars / 1_000_000);
}
