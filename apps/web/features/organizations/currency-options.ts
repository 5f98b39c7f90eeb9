/** The currencies that organizations mostly use, with their names; any ISO 4217 code works through the API. */
const CODES =
  "USD EUR GBP CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN UAH TRY ILS AED SAR ZAR NGN KES EGP INR PKR BDT LKR IDR MYR SGD THB VND PHP CNY HKD TWD KRW JPY BRL MXN ARS CLP COP PEN".split(
    " ",
  );

export function currencyOptions(current?: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  const codes = current && !CODES.includes(current) ? [current, ...CODES] : CODES;
  return codes.map((code) => ({ value: code, label: `${code} · ${names.of(code)}` }));
}

/** A first guess from a BCP 47 locale's region; US dollars when it says nothing. */
export function guessCurrency(locale: string): string {
  const region = new Intl.Locale(locale).maximize().region ?? "US";
  const euro = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" ");
  if (euro.includes(region)) return "EUR";
  const other: Record<string, string> = {
    GB: "GBP",
    CA: "CAD",
    AU: "AUD",
    NZ: "NZD",
    CH: "CHF",
    IN: "INR",
    JP: "JPY",
    BR: "BRL",
    MX: "MXN",
  };
  return other[region] ?? "USD";
}
