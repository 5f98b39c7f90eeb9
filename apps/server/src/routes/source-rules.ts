import {
  CreateSourceRuleInput,
  createSourceRule,
  deleteSourceRule,
  listMergedValues,
  listSourceRules,
  suggestSourceRules,
  UpdateSourceRuleInput,
  updateSourceRule,
} from "@parley/core/source-rules";
import { encodeId } from "@parley/platform";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { toWire } from "../http/wire.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const kind = z.enum(["source", "medium", "campaign"]);

const SourceRuleAnswer = z
  .object({
    id: z.string(),
    kind,
    match: z.string().describe("The tracked name, trimmed and in lower case; whole names are compared"),
    target: z.string().describe("What it counts as, as it was written"),
    counts_as: z.string().describe("What it counts as in the end: another rule may lead on or spell it otherwise"),
    is_default: z.boolean().describe("One that every organization begins with"),
    names: z.number().describe("How many tracked spellings of its match it merges now"),
    calls: z.number().describe("Calls that were tracked under those names"),
    created_at: z.string().describe("When it was made or last changed"),
    created_by: z.string().nullable().describe("Name of the person; null for a program and for a default rule"),
  })
  .meta({ id: "SourceRule" });

const MergedValueAnswer = z
  .object({
    kind,
    tracked: z.string(),
    counts_as: z.string(),
    calls: z.number().describe("Calls that were tracked under this name"),
    reason: z
      .enum(["rule", "case"])
      .describe(
        "`rule`: the rule names it; `case`: it differs from what the rule counts as only in capitals and blanks",
      ),
    rule: z.object({ id: z.string(), match: z.string(), target: z.string(), is_default: z.boolean() }),
    since: z.string(),
    by: z.string().nullable(),
  })
  .meta({ id: "MergedValue" });

const SuggestionAnswer = z
  .object({
    kind,
    match: z.string(),
    tracked: z.array(z.string()),
    calls: z.number(),
    target: z.string(),
    target_calls: z.number(),
    reason: z
      .enum(["case", "site", "near"])
      .describe("`case`: capitals and blanks; `site`: www., .com or punctuation; `near`: a letter or two"),
  })
  .meta({ id: "SourceRuleSuggestion" });

const RuleParams = z.object({ id: z.string().describe("Id of the rule (rule_...)") });

/** Names of sources, media and campaigns that count as others: the rules, what they merge, and what else might be merged. */
export const sourceRuleRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/source_rules",
    operation: "listSourceRules",
    summary: "Rules that merge spellings of sources, media and campaigns, newest first",
    tag: "Source names",
    permission: "imports.read",
    query: pageQuery,
    response: pageOf(SourceRuleAnswer),
    async handle(ctx, { query }) {
      const page = await listSourceRules(ctx, pageInput("rule", query));
      return pageAnswer(page, (uuid) => encodeId("rule", uuid), toWire);
    },
  }),
  route({
    method: "POST",
    url: "/source_rules",
    operation: "createSourceRule",
    summary: "Count a tracked name as another one, in all calls; what was tracked stays",
    tag: "Source names",
    permission: "imports.manage",
    body: CreateSourceRuleInput,
    status: 201,
    response: SourceRuleAnswer,
    idempotent: true,
    handle: async (ctx, { body }) => toWire(await createSourceRule(ctx, body)),
  }),
  route({
    method: "PATCH",
    url: "/source_rules/:id",
    operation: "updateSourceRule",
    summary: "Change a rule; what it merged before is undone",
    tag: "Source names",
    permission: "imports.manage",
    params: RuleParams,
    body: UpdateSourceRuleInput,
    response: SourceRuleAnswer,
    handle: async (ctx, { params, body }) => toWire(await updateSourceRule(ctx, params.id, body)),
  }),
  route({
    method: "DELETE",
    url: "/source_rules/:id",
    operation: "deleteSourceRule",
    summary: "Undo a rule: the names that it merged count as themselves again",
    tag: "Source names",
    permission: "imports.manage",
    params: RuleParams,
    response: null,
    handle: (ctx, { params }) => deleteSourceRule(ctx, params.id),
  }),
  route({
    method: "GET",
    url: "/source_rules/merged",
    operation: "listMergedValues",
    summary: "Every tracked name that counts as another one, with its calls and the rule",
    tag: "Source names",
    permission: "imports.read",
    query: pageQuery,
    response: pageOf(MergedValueAnswer),
    handle: async (ctx, { query }) => toWire(await listMergedValues(ctx, query)),
  }),
  route({
    method: "GET",
    url: "/source_rules/suggestions",
    operation: "suggestSourceRules",
    summary: "Names that look like another spelling of one with more calls",
    tag: "Source names",
    permission: "imports.read",
    response: z.object({ data: z.array(SuggestionAnswer) }),
    handle: async (ctx) => ({ data: toWire(await suggestSourceRules(ctx)) }),
  }),
];
