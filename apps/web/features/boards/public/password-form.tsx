"use client";

import { Button, Field, Input } from "@parley/ui";
import { type FormEvent, useState } from "react";

export interface PasswordFormProps {
  problem: string | null;
  busy: boolean;
  onOpen: (password: string) => void;
}

/** The door of a board whose link asks for a password. Says nothing of the board. */
export function PasswordForm({ problem, busy, onOpen }: PasswordFormProps) {
  const [password, setPassword] = useState("");
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(password === "");
    if (password !== "") onOpen(password);
  };
  return (
    <div className="grid flex-1 place-items-center p-4">
      <form
        onSubmit={submit}
        noValidate
        className="flex w-full max-w-sm flex-col gap-4 rounded-lg border border-line bg-surface p-6"
      >
        <div>
          <h1 className="text-xl font-semibold">This board has a password</h1>
          <p className="mt-1 text-muted">Whoever sent you the link can tell you.</p>
        </div>
        <Field label="Password" error={empty ? "Enter the password." : (problem ?? undefined)}>
          <Input
            type="password"
            autoComplete="off"
            autoFocus
            maxLength={200}
            value={password}
            onChange={(event) => {
              setPassword(event.target.value);
              setEmpty(false);
            }}
          />
        </Field>
        <Button type="submit" variant="primary" loading={busy}>
          Open the board
        </Button>
      </form>
    </div>
  );
}
