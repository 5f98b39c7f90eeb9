"use client";

import { Button, ConfirmDialog, toast } from "@parley/ui";
import { api } from "@/lib/api.ts";
import { useRenewNames } from "./use-source-names.ts";

export interface UndoRuleProps {
  rule: { id: string; match: string };
  countsAs: string;
  label: string;
}

/** Deletes a rule, which undoes what it merged. */
export function UndoRule({ rule, countsAs, label }: UndoRuleProps) {
  const renew = useRenewNames();
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`${label} the rule for ${rule.match}`}>
          {label}
        </Button>
      }
      title={`Count ${rule.match} as itself again?`}
      description={`The rule “${rule.match} counts as ${countsAs}” goes. Calls keep the name under which they were tracked, and are counted by it from now on. You can add the rule again.`}
      confirmLabel="Delete rule"
      tone="default"
      onConfirm={async () => {
        await api.DELETE("/api/v1/source_rules/{id}", { params: { path: { id: rule.id } } });
        toast.success(`The rule for ${rule.match} was deleted`);
        await renew();
      }}
    />
  );
}
