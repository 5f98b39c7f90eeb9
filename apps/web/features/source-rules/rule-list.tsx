"use client";

import { Card } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { ListStates, MoreRows } from "./list-states.tsx";
import { NamePair } from "./name-pair.tsx";
import { RuleButton } from "./rule-button.tsx";
import type { SourceRule } from "./rule-wire.ts";
import { UndoRule } from "./undo-rule.tsx";
import { useSourceRules } from "./use-source-names.ts";

/** The organization's own rules, and behind a fold those that every organization begins with. */
export function RuleList({ canChange }: { canChange: boolean }) {
  const query = useSourceRules();
  return (
    <Card title="Rules" actions={canChange ? <RuleButton /> : null} flush>
      <ListStates query={query} failed="The rules could not be loaded">
        {({ pages }) => {
          const rules = pages.flatMap(({ data }) => data);
          const own = rules.filter((rule) => !rule.is_default);
          const defaults = rules.filter((rule) => rule.is_default).sort(byTarget);
          return (
            <>
              {own.length > 0 ? (
                <Rules rules={own} canChange={canChange} />
              ) : (
                <p className="px-4 py-3 text-muted">No rules of your own.</p>
              )}
              {defaults.length > 0 ? (
                <details className="border-t border-line">
                  <summary className="px-4 py-2.5 text-sm font-medium text-muted hover:text-ink">
                    {defaults.length} default {defaults.length === 1 ? "rule" : "rules"} for common spellings
                  </summary>
                  <Rules rules={defaults} canChange={canChange} />
                </details>
              ) : null}
            </>
          );
        }}
      </ListStates>
      <MoreRows query={query} />
    </Card>
  );
}

const byTarget = (a: SourceRule, b: SourceRule) => a.target.localeCompare(b.target) || a.match.localeCompare(b.match);

function Rules({ rules, canChange }: { rules: SourceRule[]; canChange: boolean }) {
  return (
    <ul>
      {rules.map((rule) => (
        <RuleItem key={rule.id} rule={rule} canChange={canChange} />
      ))}
    </ul>
  );
}

function RuleItem({ rule, canChange }: { rule: SourceRule; canChange: boolean }) {
  const format = useFormat();
  const { kind, match, target, counts_as, names, calls, is_default, created_at, created_by } = rule;
  const respelled = target.toLowerCase() === counts_as.toLowerCase();
  const shown = respelled ? counts_as : target;
  const facts = [
    respelled ? null : `in the end ${counts_as}`,
    names === 0 ? "No calls" : `${format.integer(calls)} ${calls === 1 ? "call" : "calls"}`,
    is_default ? null : `${created_by ? `${created_by}, ` : ""}${format.date(created_at)}`,
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-1 gap-y-1 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-48">
        <NamePair kind={kind} from={match} to={shown} />
        <p className="text-sm text-muted">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      {canChange ? (
        <>
          <RuleButton rule={rule} />
          <UndoRule rule={rule} countsAs={shown} label="Delete" />
        </>
      ) : null}
    </li>
  );
}
