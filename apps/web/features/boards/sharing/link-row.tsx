"use client";

import { Badge, Button, ConfirmDialog } from "@parley/ui";
import { KeyRound } from "lucide-react";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { BoardLink } from "../board-wire.ts";

const STATE_WORDS = { active: "Works", expired: "Ended", revoked: "Revoked" } as const;

/** One public link: whether it works, until when, who made it, and when it was last opened. */
export function LinkRow({ link, onRevoke }: { link: BoardLink; onRevoke: () => Promise<void> }) {
  const format = useFormat();
  const { state, has_password, expires_at, revoked_at, last_seen_at, created_by, created_at } = link;
  const works = state === "active";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-1.5">
          <Badge tone={works ? "positive" : "neutral"}>{STATE_WORDS[state]}</Badge>
          <span className="text-sm">
            {works
              ? `until ${format.date(expires_at)}, ${format.time(expires_at)}`
              : `on ${format.date(revoked_at ?? expires_at)}`}
          </span>
          {has_password ? <Badge icon={<KeyRound aria-hidden="true" />}>Password</Badge> : null}
        </p>
        <p className="mt-0.5 truncate text-xs text-muted">
          Made {created_by ? `by ${created_by} ` : ""}
          <RelativeTime at={created_at} />
          {last_seen_at ? (
            <>
              , last opened <RelativeTime at={last_seen_at} />
            </>
          ) : (
            ", never opened"
          )}
        </p>
      </div>
      {works ? (
        <ConfirmDialog
          trigger={<Button size="sm">Revoke</Button>}
          title="Revoke this link?"
          description="Whoever opens it afterwards sees that it does not exist. It cannot be brought back; you can make another one."
          confirmLabel="Revoke link"
          onConfirm={onRevoke}
        />
      ) : null}
    </li>
  );
}
