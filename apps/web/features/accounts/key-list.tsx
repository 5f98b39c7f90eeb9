"use client";

import { Badge, Button, ConfirmDialog, toast } from "@parley/ui";
import { useRouter } from "next/navigation";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { apiRequest } from "./api-request.ts";

export interface KeyRow {
  id: string;
  name: string;
  start: string;
  scopes: string[];
  state: "active" | "expired" | "revoked";
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

const STATES = { expired: "Expired", revoked: "Revoked" };

export function KeyList({ keys }: { keys: KeyRow[] }) {
  return (
    <ul>
      {keys.map((key) => (
        <KeyItem key={key.id} apiKey={key} />
      ))}
    </ul>
  );
}

function KeyItem({ apiKey }: { apiKey: KeyRow }) {
  const format = useFormat();
  const router = useRouter();
  const { id, name, start, scopes, state, expiresAt, lastUsedAt, createdAt } = apiKey;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex items-center gap-2">
          <span className={`truncate font-medium ${state === "active" ? "" : "text-muted"}`}>{name}</span>
          <code className="font-mono text-sm text-muted">{start}…</code>
          {state === "active" ? null : (
            <Badge tone={state === "expired" ? "warning" : "neutral"}>{STATES[state]}</Badge>
          )}
        </p>
        <p className="text-sm text-muted">
          {scopes.includes("*") ? "Everything" : scopes.join(", ")} · made {format.date(createdAt)} ·{" "}
          {lastUsedAt ? (
            <>
              last used: <RelativeTime at={lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
          {state === "active"
            ? ` · ${expiresAt ? `works until ${format.date(expiresAt)}` : "works until revoked"}`
            : null}
        </p>
      </div>
      {state === "active" ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="ghost">
              Revoke
            </Button>
          }
          title={`Revoke ${name}?`}
          description={`Whatever uses ${start}… is refused from now on. A revoked key cannot be brought back.`}
          confirmLabel="Revoke key"
          onConfirm={async () => {
            await apiRequest("DELETE", `/api_keys/${id}`);
            toast.success(`${name} was revoked`);
            router.refresh();
          }}
        />
      ) : null}
    </li>
  );
}
