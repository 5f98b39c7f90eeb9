"use client";

import {
  Badge,
  Button,
  ConfirmDialog,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
  IconButton,
  PageHeader,
  toast,
} from "@parley/ui";
import { Archive, ArchiveRestore, EllipsisVertical, Mic, PhoneOutgoing } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { personaFacts } from "./list/persona-facts.ts";
import type { Persona } from "./persona-wire.ts";
import { useChangePersona } from "./use-persona.ts";

const TalkDialog = dynamic(() => import("./talk/talk-dialog.tsx").then((all) => all.TalkDialog), { ssr: false });
const TestCallDialog = dynamic(() => import("./talk/test-call-dialog.tsx").then((all) => all.TestCallDialog), {
  ssr: false,
});

/** Its name, and the ways to try it out. */
export function PersonaHeader({ persona }: { persona: Persona }) {
  const { permissions } = useViewer();
  const change = useChangePersona(persona.id);
  const [open, setOpen] = useState<"talk" | "test" | "archive" | null>(null);
  const isArchived = persona.archived_at !== null;
  const mayTry = permissions.includes("calls.place") && !isArchived;
  const close = () => setOpen(null);
  const restore = async () => {
    try {
      await change({ archived: false });
      toast.success(`${persona.name} is back`);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : "That did not work. Try again.");
    }
  };
  return (
    <>
      <PageHeader
        title={persona.name}
        badge={isArchived ? <Badge>Archived</Badge> : null}
        description={personaFacts(persona)}
        actions={
          <>
            {mayTry ? (
              <>
                <Button onClick={() => setOpen("test")}>
                  <PhoneOutgoing aria-hidden="true" />
                  Test call
                </Button>
                <Button variant="primary" onClick={() => setOpen("talk")}>
                  <Mic aria-hidden="true" />
                  Talk to your agent
                </Button>
              </>
            ) : null}
            {permissions.includes("personas.manage") ? (
              <DropdownMenu>
                <DropdownMenuTrigger asChild>
                  <IconButton
                    tooltip={false}
                    label={`More for ${persona.name}`}
                    icon={<EllipsisVertical aria-hidden="true" />}
                  />
                </DropdownMenuTrigger>
                <DropdownMenuContent align="end">
                  {isArchived ? (
                    <DropdownMenuItem icon={<ArchiveRestore />} onSelect={() => void restore()}>
                      Bring back
                    </DropdownMenuItem>
                  ) : (
                    <DropdownMenuItem icon={<Archive />} onSelect={() => setOpen("archive")}>
                      Archive
                    </DropdownMenuItem>
                  )}
                </DropdownMenuContent>
              </DropdownMenu>
            ) : null}
          </>
        }
      />
      {open === "talk" ? <TalkDialog persona={persona} onClose={close} /> : null}
      {open === "test" ? <TestCallDialog persona={persona} onClose={close} /> : null}
      <ConfirmDialog
        open={open === "archive"}
        onOpenChange={close}
        title={`Archive ${persona.name}?`}
        description="It makes no new calls, and numbers that it answers use their fallback. Its calls and knowledge stay, and it can be brought back."
        confirmLabel="Archive"
        tone="default"
        onConfirm={async () => {
          await change({ archived: true });
          toast.success(`${persona.name} is archived`);
        }}
      />
    </>
  );
}
