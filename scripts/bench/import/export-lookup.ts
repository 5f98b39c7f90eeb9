import type { Caller } from "./export-caller.ts";
import type { SetCell } from "./export-row.ts";

const AGES = ["18-24", "25-34", "35-44", "45-54", "55-64", "65+"];
const INCOMES = ["25000-50000", "50000-75000", "75000-100000", "100000-150000", "150000+"];

/** What a lookup of the number adds about the caller: the same on each of the caller's calls. */
export function setLookup(set: SetCell, { bits, first, last, occupation }: Caller): void {
  set("Gender", bits & 1 ? "Male" : "Female");
  set("Name Type", bits % 11 === 0 ? "Business" : "Person");
  set("extended_lookup.age", AGES[bits % AGES.length]!);
  set("extended_lookup.education", bits & 2 ? "College" : "High School");
  set("extended_lookup.home_owner_status", bits & 4 ? "Owner" : "Renter");
  set("extended_lookup.length_of_residence", bits & 8 ? "5-10" : "0-5");
  set("extended_lookup.household_income", INCOMES[bits % INCOMES.length]!);
  set("extended_lookup.marital_status", bits & 16 ? "Married" : "Single");
  set("extended_lookup.market_value", String(150_000 + (bits % 90) * 10_000));
  set("extended_lookup.occupation", occupation);
  set("extended_lookup.presence_of_children", bits & 32 ? "Yes" : "No");
  if (bits % 7 === 0) set("extended_lookup.linkedin", `https://www.linkedin.example/in/${first}-${last}`.toLowerCase());
}
