"use client";

import { Button, Card, toast } from "@parley/ui";
import { useState } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import { NamePair } from "./name-pair.tsx";
import type { Suggestion } from "./rule-wire.ts";
import { useRenewNames, useSuggestions } from "./use-source-names.ts";

const REASONS: Record<Suggestion["reason"], string> = {
  case: "Only capitals or blanks differ",
  site: "The same but for www., .com or punctuation",
  near: "A letter or two differ",
};

/** Only where there is something to suggest: a list that fails or is empty asks for nothing. */
export function SuggestionList({ canChange }: { canChange: boolean }) {
  const { data } = useSuggestions();
  if (!data || data.length === 0) return null;
  return (
    <Card title="These may be the same" flush>
      <ul>
        {data.map((suggestion) => (
          <SuggestionItem
            key={`${suggestion.kind} ${suggestion.match} ${suggestion.tracked.join("\n")}`}
            suggestion={suggestion}
            canChange={canChange}
          />
        ))}
      </ul>
    </Card>
  );
}

function SuggestionItem({ suggestion, canChange }: { suggestion: Suggestion; canChange: boolean }) {
  const { kind, match, tracked, target, calls, target_calls, reason } = suggestion;
  const format = useFormat();
  const renew = useRenewNames();
  const [busy, setBusy] = useState(false);
  const names = tracked.join(", ");
  const merge = async () => {
    setBusy(true);
    try {
      await api.POST("/api/v1/source_rules", { body: { kind, match, target } });
      toast.success(`${names} counts as ${target}`);
      await renew();
    } catch (error) {
      toast.error(error instanceof Error ? error.message : "That did not work. Try again.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-48">
        <NamePair kind={kind} from={names} to={target} />
        <p className="text-sm text-muted">
          {REASONS[reason]} · {format.integer(calls)} and {format.integer(target_calls)} calls
        </p>
      </div>
      {canChange ? (
        <Button size="sm" loading={busy} onClick={() => void merge()} aria-label={`Merge ${names} into ${target}`}>
          Merge
        </Button>
      ) : null}
    </li>
  );
}
