/** Every time zone by its name, for choosing one. Read on the server, so that all browsers offer the same list. */
export function timezoneNames(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}
