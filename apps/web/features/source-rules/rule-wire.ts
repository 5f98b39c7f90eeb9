import type { components } from "@parley/sdk";

export type SourceRule = components["schemas"]["SourceRule"];
export type MergedValue = components["schemas"]["MergedValue"];
export type Suggestion = components["schemas"]["SourceRuleSuggestion"];
export type RuleKind = SourceRule["kind"];

export const kindOptions: { value: RuleKind; label: string }[] = [
  { value: "source", label: "Source" },
  { value: "medium", label: "Medium" },
  { value: "campaign", label: "Campaign" },
];

export const kindWord = (kind: RuleKind) => kindOptions.find(({ value }) => value === kind)!.label;
