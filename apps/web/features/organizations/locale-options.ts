const LOCALES =
  "en-US en-GB en-CA en-AU en-IN de-DE de-AT de-CH fr-FR fr-CA es-ES es-MX es-US it-IT nl-NL pt-BR pt-PT sv-SE da-DK nb-NO fi-FI pl-PL cs-CZ tr-TR ja-JP".split(
    " ",
  );

/** Ways to write numbers and dates, each with an example that shows the difference. */
export function localeOptions(current: string): { value: string; label: string; hint: string }[] {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const day = new Date(Date.UTC(2026, 10, 21));
  return (LOCALES.includes(current) ? LOCALES : [current, ...LOCALES]).map((locale) => ({
    value: locale,
    label: names.of(locale) ?? locale,
    hint: `${new Intl.NumberFormat(locale).format(12345.6)} · ${new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(day)}`,
  }));
}
