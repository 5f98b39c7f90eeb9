import { z } from "zod";

export const customFieldTypes = ["text", "number", "boolean", "date"] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];

/** A column of imported files that Parley has no field for. */
export interface CustomField {
  /** Its name in filters and answers: `custom.` and the header in snake case. */
  key: string;
  label: string;
  type: CustomFieldType;
}

export const UpdateCustomFieldInput = z.object({
  label: z
    .string({ error: "Enter a name." })
    .trim()
    .min(1, "Enter a name.")
    .max(200, "Keep the name under 200 characters.")
    .optional(),
  type: z.enum(customFieldTypes, "Choose text, number, boolean or date.").optional(),
});

const Value = z.string().max(500, "Ask for at most 500 characters.");

/** By key: any of these values, or from `min` to `max`, both inclusive. */
export const CustomFilters = z
  .record(
    z.string().max(300),
    z.object({
      values: z.array(Value).max(50, "At most 50 values.").optional(),
      min: Value.optional(),
      max: Value.optional(),
    }),
  )
  .refine((filters) => Object.keys(filters).length <= 20, "Filter by at most 20 custom fields at once.");
export type CustomFilters = z.output<typeof CustomFilters>;
