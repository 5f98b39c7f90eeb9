"use client";

import { Card } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { CALLS } from "@/features/realtime/index.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Format } from "@/lib/format.ts";
import { callApi } from "../call-api.ts";
import type { FieldChange } from "../call-wire.ts";

const SHOWN = 6;
const NAMES = { score: "Score", converted: "Converted", value_minor: "Value" } as const;

/** What score, conversion and value were before, and who changed them. Nothing when they never changed. */
export function ChangesCard({ callId }: { callId: string }) {
  const { data } = useQuery({
    queryKey: [CALLS, callId, "history"],
    queryFn: async ({ signal }) => {
      const answer = await callApi.GET("/api/v1/calls/{id}/history", { params: { path: { id: callId } }, signal });
      return answer.data!.data;
    },
  });
  if (!data || data.length === 0) return null;
  const [latest, earlier] = [data.slice(0, SHOWN), data.slice(SHOWN)];
  return (
    <Card title="Changes">
      <Changes changes={latest} />
      {earlier.length > 0 ? (
        <details className="mt-3 border-t border-line pt-3">
          <summary className="text-sm font-medium text-muted hover:text-ink">{earlier.length} earlier</summary>
          <div className="mt-2">
            <Changes changes={earlier} />
          </div>
        </details>
      ) : null}
    </Card>
  );
}

function Changes({ changes }: { changes: FieldChange[] }) {
  const format = useFormat();
  return (
    <ol className="flex flex-col gap-2.5">
      {changes.map((change) => (
        <li key={`${change.field}-${change.changed_at}`}>
          <p className="flex flex-wrap items-center gap-x-1.5 tabular-nums">
            <span className="font-medium">{NAMES[change.field]}</span>
            <span className="text-muted">{words(change.field, change.old_value, format)}</span>
            <ArrowRight role="img" aria-label="to" className="size-3.5 text-faint" />
            <span>{words(change.field, change.new_value, format)}</span>
          </p>
          <p className="text-sm break-words text-muted">
            <Who by={change.changed_by} />
            {" · "}
            <time
              dateTime={change.changed_at}
              className="whitespace-nowrap"
              title={format.dateTime(change.changed_at)}
              suppressHydrationWarning
            >
              {format.relative(change.changed_at)}
            </time>
          </p>
        </li>
      ))}
    </ol>
  );
}

function Who({ by: { kind, name, import_id } }: { by: FieldChange["changed_by"] }) {
  if (kind === "import" && import_id && name) {
    return (
      <Link href={`/import/${import_id}`} prefetch={false} className="text-accent hover:underline">
        {name}
      </Link>
    );
  }
  if (kind === "api_key") return name ? `API key ${name}` : "An API key that is gone";
  if (kind === "user") return name ?? "A former member";
  if (kind === "import") return name ?? "An import that is gone";
  return name ?? (kind === "source" ? "A connection that is gone" : "Parley");
}

function words(field: FieldChange["field"], value: string | null, format: Format): string {
  if (value === null) return "None";
  if (field === "converted") return value === "true" ? "Yes" : "No";
  return field === "score" ? String(Number(value)) : format.moneyExact(Number(value));
}
