"use client";

import { Badge, Button, ConfirmDialog, toast } from "@parley/ui";
import { Mail } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { apiRequest, messageOf } from "@/features/accounts/api-request.ts";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { roleLabel } from "./role-words.ts";
import type { InvitationRow } from "./team-rows.ts";

export function InvitationList({ invitations }: { invitations: InvitationRow[] }) {
  const manages = useViewer().permissions.includes("members.manage");
  const format = useFormat();
  return (
    <ul>
      {invitations.map((invitation) => (
        <li
          key={invitation.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0"
        >
          <span className="grid size-8 shrink-0 place-items-center rounded-full bg-hover text-faint">
            <Mail className="size-4" aria-hidden="true" />
          </span>
          <div className="min-w-0 flex-1 basis-40">
            <p className="flex items-center gap-2">
              <span className="truncate font-medium">{invitation.email}</span>
              {invitation.state === "expired" ? <Badge tone="warning">Expired</Badge> : null}
            </p>
            <p className="truncate text-sm text-muted">
              {roleLabel(invitation.role)} · sent {format.date(invitation.sentAt)} ·{" "}
              {invitation.state === "expired" ? "expired" : "works until"} {format.date(invitation.expiresAt)}
            </p>
          </div>
          {manages ? <InvitationActions invitation={invitation} /> : null}
        </li>
      ))}
    </ul>
  );
}

function InvitationActions({ invitation }: { invitation: InvitationRow }) {
  const router = useRouter();
  const [sending, setSending] = useState(false);
  return (
    <div className="flex shrink-0 items-center gap-2 max-sm:w-full max-sm:pl-11">
      <Button
        size="sm"
        loading={sending}
        onClick={async () => {
          setSending(true);
          try {
            await apiRequest("POST", `/invitations/${invitation.id}/resend`);
            toast.success(`Sent to ${invitation.email} again`, {
              description: "The link sent before does not work any more.",
            });
            router.refresh();
          } catch (error) {
            toast.error("The invitation was not sent", { description: messageOf(error) });
          } finally {
            setSending(false);
          }
        }}
      >
        Send again
      </Button>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="ghost">
            Revoke
          </Button>
        }
        title="Revoke this invitation?"
        description={`The link that was sent to ${invitation.email} stops working. You can invite them again.`}
        confirmLabel="Revoke invitation"
        onConfirm={async () => {
          await apiRequest("DELETE", `/invitations/${invitation.id}`);
          toast.success("The invitation was revoked");
          router.refresh();
        }}
      />
    </div>
  );
}
