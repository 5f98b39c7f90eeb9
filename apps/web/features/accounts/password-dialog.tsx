"use client";

import { Button, Dialog, Field } from "@parley/ui";
import { useId, useState } from "react";
import { PasswordInput } from "./password-input.tsx";

export interface PasswordDialogProps {
  /** Words of the button that opens it. */
  trigger: string;
  title: string;
  description: string;
  confirmLabel: string;
  danger?: boolean;
  /** Returns what went wrong, or null. */
  onConfirm: (password: string) => Promise<string | null>;
}

/** Asks for the password before something that weakens or renews an account's protection. */
export function PasswordDialog({ trigger, title, description, confirmLabel, danger, onConfirm }: PasswordDialogProps) {
  const form = useId();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    setPassword("");
    setProblem(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      size="sm"
      title={title}
      description={description}
      trigger={<Button>{trigger}</Button>}
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button type="submit" form={form} variant={danger ? "danger" : "primary"} loading={busy}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={async (event) => {
          event.preventDefault();
          if (password === "") return setProblem("Enter your password.");
          setBusy(true);
          const refused = await onConfirm(password);
          setBusy(false);
          if (refused) setProblem(refused);
          else change(false);
        }}
      >
        <Field label="Your password" error={problem}>
          <PasswordInput
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
