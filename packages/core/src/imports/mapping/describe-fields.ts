import { type SpendField, spendFields } from "../../ad-spend/index.ts";
import { nameOfSpendField } from "./build-spend-plan.ts";
import type { FieldGroup, FieldType } from "./field.ts";
import { fields } from "./fields.ts";

/** Something that a column can be read as. */
export interface FieldChoice {
  key: string;
  label: string;
  group: FieldGroup;
  type: FieldType;
  /** Without it nothing can be imported; the date of a call may also be a date and a time, or Unix seconds. */
  required: boolean;
}

const SPEND: Record<SpendField, { label: string; type: FieldType }> = {
  date: { label: "Day", type: "date" },
  lastDate: { label: "Last day", type: "date" },
  source: { label: "Source", type: "text" },
  medium: { label: "Medium", type: "text" },
  campaign: { label: "Campaign", type: "text" },
  cost: { label: "Cost", type: "money" },
  currency: { label: "Currency", type: "text" },
  clicks: { label: "Clicks", type: "number" },
  impressions: { label: "Impressions", type: "number" },
};

/** All choices for a file of that kind, in the order of the catalogue. */
export function describeFields(kind: "calls" | "ad_spend"): FieldChoice[] {
  if (kind === "ad_spend") {
    return spendFields.map((field) => ({
      ...{ key: nameOfSpendField(field), ...SPEND[field], group: "spend" },
      required: field === "date" || field === "cost",
    }));
  }
  const choices = fields.map(({ key, label, group, type }) => ({
    ...{ key, label, group, type },
    required: key === "called_at",
  }));
  return [
    ...choices,
    { key: "tag", label: "Tag, where the cell says yes", group: "score", type: "boolean", required: false },
    { key: "keep", label: "Kept as it stands", group: "custom", type: "text", required: false },
  ];
}
