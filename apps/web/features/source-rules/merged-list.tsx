"use client";

import { Card, EmptyState } from "@parley/ui";
import { Merge } from "lucide-react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { ListStates, MoreRows } from "./list-states.tsx";
import { NamePair } from "./name-pair.tsx";
import type { MergedValue } from "./rule-wire.ts";
import { UndoRule } from "./undo-rule.tsx";
import { useMergedNames } from "./use-source-names.ts";

/** The audit: every name under which calls were tracked and that counts as another one. */
export function MergedList({ canChange }: { canChange: boolean }) {
  const query = useMergedNames();
  return (
    <Card title="Merged names" flush>
      <ListStates query={query} failed="The merged names could not be loaded">
        {({ pages }) => {
          const values = pages.flatMap(({ data }) => data);
          if (values.length === 0) return <Nothing />;
          return (
            <ul>
              {values.map((value) => (
                <MergedItem key={`${value.kind} ${value.tracked}`} value={value} canChange={canChange} />
              ))}
            </ul>
          );
        }}
      </ListStates>
      <MoreRows query={query} />
    </Card>
  );
}

function Nothing() {
  return (
    <EmptyState
      icon={<Merge aria-hidden="true" />}
      title="No name is merged"
      description="Every call counts under the name that was tracked."
    />
  );
}

function MergedItem({ value, canChange }: { value: MergedValue; canChange: boolean }) {
  const format = useFormat();
  const { kind, tracked, counts_as, calls, reason, rule, since, by } = value;
  const why =
    reason === "case"
      ? "Only capitals or blanks differ"
      : rule.is_default
        ? "Default rule"
        : `Rule${by ? ` of ${by}` : ""}, ${format.date(since)}`;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-48">
        <NamePair kind={kind} from={tracked} to={counts_as} />
        <p className="text-sm text-muted">
          {format.integer(calls)} {calls === 1 ? "call" : "calls"} · {why}
        </p>
      </div>
      {canChange && reason === "rule" ? <UndoRule rule={rule} countsAs={counts_as} label="Undo" /> : null}
    </li>
  );
}
