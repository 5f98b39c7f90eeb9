export { customConditions } from "./custom-conditions.ts";
export { customFieldsOf, listCustomFields } from "./list-custom-fields.ts";
export { readCustomFilters } from "./read-custom-filters.ts";
export {
  type CustomField,
  type CustomFieldType,
  CustomFilters,
  customFieldTypes,
  UpdateCustomFieldInput,
} from "./schemas.ts";
export { updateCustomField } from "./update-custom-field.ts";
