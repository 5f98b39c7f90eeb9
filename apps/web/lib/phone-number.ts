/**
 * Calling codes (ITU E.164) with the region whose flag they carry. libphonenumber's tables weigh more than the rest of a page,
 * so only +1 gets its national form and every other number is grouped plainly.
 */
const REGIONS: Record<string, string> = {
  "1": "US",
  "7": "RU",
  "20": "EG",
  "27": "ZA",
  "30": "GR",
  "31": "NL",
  "32": "BE",
  "33": "FR",
  "34": "ES",
  "36": "HU",
  "39": "IT",
  "40": "RO",
  "41": "CH",
  "43": "AT",
  "44": "GB",
  "45": "DK",
  "46": "SE",
  "47": "NO",
  "48": "PL",
  "49": "DE",
  "51": "PE",
  "52": "MX",
  "54": "AR",
  "55": "BR",
  "56": "CL",
  "57": "CO",
  "58": "VE",
  "60": "MY",
  "61": "AU",
  "62": "ID",
  "63": "PH",
  "64": "NZ",
  "65": "SG",
  "66": "TH",
  "81": "JP",
  "82": "KR",
  "84": "VN",
  "86": "CN",
  "90": "TR",
  "91": "IN",
  "92": "PK",
  "94": "LK",
  "98": "IR",
  "212": "MA",
  "213": "DZ",
  "216": "TN",
  "233": "GH",
  "234": "NG",
  "254": "KE",
  "351": "PT",
  "352": "LU",
  "353": "IE",
  "354": "IS",
  "357": "CY",
  "358": "FI",
  "359": "BG",
  "370": "LT",
  "371": "LV",
  "372": "EE",
  "380": "UA",
  "381": "RS",
  "385": "HR",
  "386": "SI",
  "420": "CZ",
  "421": "SK",
  "852": "HK",
  "880": "BD",
  "886": "TW",
  "962": "JO",
  "966": "SA",
  "971": "AE",
  "972": "IL",
};

/** Canada's area codes, so that its numbers carry its flag. */
const CANADA =
  "204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 " +
  "579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942";

/** "en-US" -> "US"; a bare language counts as United States. */
export function regionOfLocale(locale: string): string {
  return /[-_]([A-Z]{2})\b/.exec(locale)?.[1] ?? "US";
}

/** National form within the +1 area for its own readers, else flag, country code and groups of three. */
export function formatPhone(e164: string, homeRegion: string): string {
  const digits = /^\+(\d{7,15})$/.exec(e164)?.[1];
  if (!digits) return e164;
  const code = [3, 2, 1].map((length) => digits.slice(0, length)).find((prefix) => prefix in REGIONS);
  if (!code) return `+${groups(digits)}`;
  const rest = digits.slice(code.length);
  const region = code === "1" && CANADA.includes(rest.slice(0, 3)) ? "CA" : (REGIONS[code] as string);
  if (code === "1" && rest.length === 10) {
    const national = `(${rest.slice(0, 3)}) ${rest.slice(3, 6)}-${rest.slice(6)}`;
    if (homeRegion === "US" || homeRegion === "CA")
      return region === homeRegion ? national : `${flag(region)} ${national}`;
    return `${flag(region)} +1 ${national}`;
  }
  const international = `+${code} ${groups(rest)}`;
  return region === homeRegion ? international : `${flag(region)} ${international}`;
}

function groups(digits: string): string {
  const parts = digits.match(/\d{1,3}/g) ?? [];
  const last = parts.at(-1) ?? "";
  // A single digit at the end reads badly alone.
  return last.length === 1 && parts.length > 1 ? `${parts.slice(0, -1).join(" ")}${last}` : parts.join(" ");
}

function flag(region: string): string {
  return [...region].map((letter) => String.fromCodePoint(0x1f1a5 + (letter.codePointAt(0) ?? 0))).join("");
}
