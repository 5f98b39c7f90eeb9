export { createSourceRule } from "./create-source-rule.ts";
export { deleteSourceRule } from "./delete-source-rule.ts";
export { ListMergedValuesInput, listMergedValues, type MergedValue } from "./list-merged-values.ts";
export { listSourceRules } from "./list-source-rules.ts";
export { CreateSourceRuleInput, type SourceRule, UpdateSourceRuleInput } from "./schemas.ts";
export { type SourceRuleSuggestion, suggestSourceRules } from "./suggest-source-rules.ts";
export { updateSourceRule } from "./update-source-rule.ts";
