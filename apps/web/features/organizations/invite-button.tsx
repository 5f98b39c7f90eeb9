"use client";

import { Button } from "@parley/ui";
import { UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

const InviteDialog = dynamic(() => import("./invite-dialog.tsx").then((all) => all.InviteDialog), { ssr: false });

/** The dialog and its form are loaded when it is first opened. */
export function InviteButton() {
  const [open, setOpen] = useState(false);
  const [met, setMet] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        aria-haspopup="dialog"
        onClick={() => {
          setMet(true);
          setOpen(true);
        }}
      >
        <UserPlus aria-hidden="true" />
        Invite
      </Button>
      {met ? <InviteDialog open={open} onOpenChange={setOpen} /> : null}
    </>
  );
}
