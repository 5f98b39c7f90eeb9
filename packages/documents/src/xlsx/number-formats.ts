/**
 * Codes by which Excel, LibreOffice and Google Sheets show a number (ECMA-376 part 1, 18.8.31). The cell keeps the number itself, so it
 * can be summed and charted.
 */
export const numberFormats = {
  integer: "#,##0",
  /** One decimal. */
  decimal: "#,##0.0",
  /** Of a fraction: 0.724 is shown as 72.4%. */
  percent: "0.0%",
  /** Of days, which is how spreadsheets count time: minutes beyond 59 go on counting. */
  duration: "[m]:ss",
  day: "yyyy-mm-dd",
  times: '#,##0.0"×"',
  milliseconds: '#,##0" ms"',
  /** Of major units of a currency (ISO 4217), with as many decimals as it has. */
  money(currency: string): string {
    const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
    const symbol = format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
    const places = format.resolvedOptions().maximumFractionDigits ?? 2;
    // A code such as CHF is set apart from the digits, a sign such as € is not.
    const mark = `[$${symbol}]${/[a-z]$/i.test(symbol) ? " " : ""}`;
    const digits = places === 0 ? "#,##0" : `#,##0.${"0".repeat(places)}`;
    return `${mark}${digits};-${mark}${digits}`;
  },
} as const;
