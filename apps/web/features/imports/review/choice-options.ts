import type { ComboboxOption } from "@parley/ui";
import type { ImportField } from "../import-wire.ts";
import { CUSTOM, IGNORE, isField, KEEP, TAG } from "./decisions.ts";

const GROUPS: Record<string, string> = {
  identity: "Identity",
  time: "Time",
  contact: "Caller",
  call: "Call",
  numbers: "Numbers",
  source: "Source",
  ads: "Ads",
  ids: "Click and visitor ids",
  web: "Website",
  journey: "Journey",
  agent: "Agent",
  score: "Score and value",
  media: "Recording and transcript",
  text: "Notes and tags",
  form: "Form",
  custom: "Custom fields",
  spend: "Ad spend",
};

/** What a column may be read as: the ways around the fields first, then all fields by their groups. */
export function choiceOptions(fields: ImportField[], kind: "calls" | "ad_spend"): ComboboxOption[] {
  const leaveOut = { value: IGNORE, label: "Leave out", hint: "Nothing of it is imported", keywords: "ignore skip" };
  const around = [
    { value: CUSTOM, label: "Keep as custom field", hint: "Under the column's own name", keywords: "new own" },
    { value: TAG, label: "Make it a tag", hint: "Set where the cell says yes", keywords: "label" },
    {
      value: KEEP,
      label: "Keep the text only",
      hint: "Stored with the call, no field to filter by",
      keywords: "store",
    },
    leaveOut,
  ];
  const named = fields.filter(({ key }) => isField(key));
  return [
    // Spend has neither fields of one's own nor tags.
    ...(kind === "calls" ? around : [leaveOut]),
    ...named.map(({ key, label, group, required }) => ({
      value: key,
      label,
      group: GROUPS[group] ?? group,
      keywords: key.replaceAll("_", " "),
      ...(required ? { hint: "Needed" } : {}),
    })),
  ];
}
