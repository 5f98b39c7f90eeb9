"use client";

import { Button } from "@parley/ui";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

const SourceDialog = dynamic(() => import("./source-dialog.tsx").then((all) => all.SourceDialog), { ssr: false });

/** The dialog and its form are loaded when it is first opened. */
export function ConnectButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        Connect a source
      </Button>
      {open ? <SourceDialog open onOpenChange={setOpen} /> : null}
    </>
  );
}
