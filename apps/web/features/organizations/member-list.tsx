"use client";

import {
  Avatar,
  Badge,
  ConfirmDialog,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
  IconButton,
  Select,
  Tooltip,
  toast,
} from "@parley/ui";
import { Ellipsis, LogOut, ShieldCheck, UserMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { apiRequest, messageOf } from "@/features/accounts/api-request.ts";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { roleLabel, roleOptions } from "./role-words.ts";
import type { MemberRow } from "./team-rows.ts";

export function MemberList({ members }: { members: MemberRow[] }) {
  const [removing, setRemoving] = useState<MemberRow | null>(null);
  const viewer = useViewer();
  const router = useRouter();
  const leaving = removing?.id === viewer.user.id;
  return (
    <>
      <ul>
        {members.map((member) => (
          <MemberItem key={member.id} member={member} onRemove={() => setRemoving(member)} />
        ))}
      </ul>
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => {
          if (!open) setRemoving(null);
        }}
        title={leaving ? `Leave ${viewer.organization.name}?` : `Remove ${removing?.name}?`}
        description={
          leaving
            ? "You see nothing of it any more, from now on. To come back you need a new invitation."
            : `${removing?.email} sees nothing here any more, from now on. What they did stays. API keys that they made keep working: revoke them under Settings, API keys.`
        }
        confirmLabel={leaving ? "Leave" : "Remove"}
        onConfirm={async () => {
          if (!removing) return;
          if (leaving) {
            await apiRequest("POST", "/organization/leave");
            window.location.assign("/dashboard");
            return;
          }
          await apiRequest("DELETE", `/members/${removing.id}`);
          toast.success(`${removing.name} was removed`);
          router.refresh();
        }}
      />
    </>
  );
}

function MemberItem({ member, onRemove }: { member: MemberRow; onRemove: () => void }) {
  const viewer = useViewer();
  const format = useFormat();
  const self = member.id === viewer.user.id;
  const manages = viewer.permissions.includes("members.manage") && (member.role !== "owner" || viewer.role === "owner");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0">
      <Avatar name={member.name} src={member.image} size="md" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{member.name}</span>
          {self ? <Badge>You</Badge> : null}
          {member.twoFactorEnabled ? (
            <Tooltip label="Signs in with a second factor">
              <ShieldCheck className="size-4 shrink-0 text-positive" aria-label="Two-factor on" />
            </Tooltip>
          ) : null}
        </p>
        <p className="truncate text-sm text-muted">{member.email}</p>
      </div>
      <p className="hidden w-40 shrink-0 text-sm text-muted md:block">Joined {format.date(member.joinedAt)}</p>
      <div className={`flex shrink-0 items-center gap-1 ${manages ? "max-sm:w-full max-sm:pl-11" : ""}`}>
        {manages ? (
          <RoleSelect member={member} />
        ) : (
          <span className="text-sm text-muted">{roleLabel(member.role)}</span>
        )}
        {manages || self ? (
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <IconButton label={`Actions for ${member.name}`} icon={<Ellipsis aria-hidden="true" />} tooltip={false} />
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              <DropdownMenuItem
                icon={self ? <LogOut aria-hidden="true" /> : <UserMinus aria-hidden="true" />}
                onSelect={onRemove}
              >
                {self ? "Leave the organization" : "Remove from the organization"}
              </DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
        ) : null}
      </div>
    </li>
  );
}

/** Changes at once and goes back with a word when it was refused. */
function RoleSelect({ member }: { member: MemberRow }) {
  const viewer = useViewer();
  const router = useRouter();
  const [role, setRole] = useState(member.role);
  return (
    <Select
      size="sm"
      className="w-32"
      aria-label={`Role of ${member.name}`}
      options={roleOptions(viewer.role)}
      value={role}
      onValueChange={async (next) => {
        setRole(next);
        try {
          await apiRequest("PATCH", `/members/${member.id}`, { role: next });
          toast.success(`${member.name} is now ${roleLabel(next)}`);
          router.refresh();
        } catch (error) {
          setRole(role);
          toast.error(`${member.name} stays ${roleLabel(role)}`, { description: messageOf(error) });
        }
      }}
    />
  );
}
