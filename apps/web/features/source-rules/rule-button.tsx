"use client";

import { Button, IconButton } from "@parley/ui";
import { Pencil, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { SourceRule } from "./rule-wire.ts";

const RuleDialog = dynamic(() => import("./rule-dialog.tsx").then((all) => all.RuleDialog), { ssr: false });

/** Makes a rule, or changes the one given. The dialog and its form are loaded when it is first opened. */
export function RuleButton({ rule }: { rule?: SourceRule }) {
  const [open, setOpen] = useState(false);
  const [met, setMet] = useState(false);
  const show = () => {
    setMet(true);
    setOpen(true);
  };
  return (
    <>
      {rule ? (
        <IconButton
          size="sm"
          icon={<Pencil aria-hidden="true" />}
          label={`Change the rule for ${rule.match}`}
          aria-haspopup="dialog"
          onClick={show}
        />
      ) : (
        <Button size="sm" aria-haspopup="dialog" onClick={show}>
          <Plus aria-hidden="true" />
          Add rule
        </Button>
      )}
      {met ? <RuleDialog open={open} onOpenChange={setOpen} rule={rule} /> : null}
    </>
  );
}
