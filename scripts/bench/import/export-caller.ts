import { type Place, places } from "./export-places.ts";
import { mix } from "./export-random.ts";
import { carriers, firstNames, lastNames, occupations, streets } from "./export-vocabulary.ts";

export interface Caller {
  place: Place;
  first: string;
  last: string;
  /** Ten digits; the exchange 555 reaches nobody. */
  digits: string;
  street: string;
  postalCode: string;
  carrier: string;
  phoneType: string;
  /** Somebody looked the number up: age, household and so on are known. */
  lookedUp: boolean;
  occupation: string;
  bits: number;
}

/** How many callers make so many calls: four in ten calls then come from a number that did not call before. */
export const callersOf = (rows: number) => Math.max(1, Math.ceil(rows * 0.448));

/** The caller with this number, always the same one. The first ones have numbers from 555-0100 to 555-0199. */
export function callerAt(index: number): Caller {
  const place = places[index % places.length]!;
  const line = 100 + (Math.floor(index / places.length) % 9_900);
  const bits = mix(index + 0x5eed);
  return {
    ...{ place, bits },
    first: firstNames[bits % firstNames.length]!,
    last: lastNames[(bits >>> 7) % lastNames.length]!,
    digits: `${place.areaCode}555${String(line === 1_212 ? 99 : line).padStart(4, "0")}`,
    street: `${100 + ((bits >>> 3) % 9_800)} ${streets[(bits >>> 9) % streets.length]}`,
    postalCode: `${place.postal}${String((bits >>> 11) % 100).padStart(2, "0")}`,
    carrier: carriers[(bits >>> 5) % carriers.length]!,
    phoneType: (bits >>> 13) % 4 === 0 ? "Landline" : "Mobile",
    lookedUp: (bits >>> 15) % 3 === 0,
    occupation: occupations[(bits >>> 17) % occupations.length]!,
  };
}

/** The number as exports write it: mostly the national form, now and then another. */
export function writtenNumber({ digits, bits }: Pick<Caller, "digits" | "bits">): string {
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  const form = (bits >>> 19) % 20;
  if (form < 3) return `+1${digits}`;
  if (form === 3) return `${area}-${exchange}-${line}`;
  return form === 4 ? digits : `(${area}) ${exchange}-${line}`;
}

/** The caller's name: as given, as the network knows it (capitals, padded to 15), or only the town, padded. */
export function writtenName({ first, last, place, bits }: Caller): string {
  const form = (bits >>> 21) % 10;
  if (form < 5) return `${last} ${first}`.toUpperCase().padEnd(15);
  return form < 7 ? `${place.city}    ${place.state.toLowerCase()}` : `${first} ${last}`;
}
