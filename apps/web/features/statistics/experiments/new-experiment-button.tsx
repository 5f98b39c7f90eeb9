"use client";

import { Button } from "@parley/ui";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

const ExperimentDialog = dynamic(() => import("./experiment-dialog.tsx").then((file) => file.ExperimentDialog), {
  ssr: false,
});

export function NewExperimentButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        New experiment
      </Button>
      {open ? <ExperimentDialog open onOpenChange={setOpen} /> : null}
    </>
  );
}
