"use client";

import { Badge, Button, ConfirmDialog, FormSection, toast } from "@parley/ui";
import { MonitorSmartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { asked } from "./auth-problem.ts";
import { deviceWords } from "./device-words.ts";

export interface SessionRow {
  id: string;
  token: string;
  userAgent: string | null;
  ipAddress: string | null;
  signedInAt: string;
  current: boolean;
}

export function SessionSection({ sessions }: { sessions: SessionRow[] }) {
  const router = useRouter();
  const others = sessions.filter((session) => !session.current);
  return (
    <FormSection
      title="Where you are signed in"
      description="Sign out what you do not know, then change your password."
    >
      <ul className="rounded-lg border border-line">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
      {others.length > 1 ? (
        <div>
          <ConfirmDialog
            trigger={<Button>Sign out all other devices</Button>}
            title="Sign out all other devices?"
            description={`${others.length} devices have to sign in again. This one stays.`}
            confirmLabel="Sign out"
            onConfirm={async () => {
              const { problem } = await asked((auth) => auth.revokeOtherSessions());
              if (problem) throw new Error(problem);
              toast.success("All other devices are signed out");
              router.refresh();
            }}
          />
        </div>
      ) : null}
    </FormSection>
  );
}

function SessionItem({ session }: { session: SessionRow }) {
  const router = useRouter();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const device = deviceWords(session.userAgent);
  return (
    <li className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <MonitorSmartphone className="size-4 shrink-0 text-faint" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{device}</span>
          {session.current ? <Badge tone="positive">This device</Badge> : null}
        </span>
        <span className="block text-sm text-muted">
          {session.ipAddress ? `${session.ipAddress} · ` : null}
          signed in {format.dateTime(session.signedInAt)}
        </span>
      </span>
      {session.current ? null : (
        <Button
          size="sm"
          variant="ghost"
          loading={busy}
          onClick={async () => {
            setBusy(true);
            const { problem } = await asked((auth) => auth.revokeSession({ token: session.token }));
            setBusy(false);
            if (problem) toast.error(`${device} is still signed in`, { description: problem });
            else {
              toast.success(`${device} is signed out`);
              router.refresh();
            }
          }}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
