"use client";

import { Button } from "@parley/ui";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

const CreateKeyDialog = dynamic(() => import("./create-key-dialog.tsx").then((all) => all.CreateKeyDialog), {
  ssr: false,
});

/** The dialog and its form are loaded when it is first opened. */
export function CreateKeyButton() {
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
        <Plus aria-hidden="true" />
        Create key
      </Button>
      {met ? <CreateKeyDialog open={open} onOpenChange={setOpen} /> : null}
    </>
  );
}
