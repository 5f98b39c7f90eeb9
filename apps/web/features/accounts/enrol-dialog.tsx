"use client";

import { Button, CopyField, Dialog, Field, Input } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { asked } from "./auth-problem.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { PasswordInput } from "./password-input.tsx";
import { QrCode } from "./qr-code.tsx";

type Step = { name: "password" } | { name: "scan"; uri: string; codes: string[] } | { name: "codes"; codes: string[] };

const TITLES = { password: "Turn on two-factor sign-in", scan: "Scan this code", codes: "Two-factor sign-in is on" };
const NEXT = { password: "Continue", scan: "Turn on", codes: "Done" };

/** Password, then the code to scan with a first try, then the backup codes. It is on only once a first code was right. */
export function EnrolDialog() {
  const form = useId();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [step, setStep] = useState<Step>({ name: "password" });
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const show = (next: Step) => {
    setStep(next);
    setTyped("");
    setProblem(null);
  };
  const change = (next: boolean) => {
    setOpen(next);
    if (step.name === "codes") router.refresh();
    show({ name: "password" });
  };
  const submit = async () => {
    if (step.name === "codes") return change(false);
    if (typed.trim() === "") return setProblem(step.name === "password" ? "Enter your password." : "Enter the code.");
    setBusy(true);
    setProblem(null);
    if (step.name === "password") {
      const { data, problem } = await asked((auth) => auth.twoFactor.enable({ password: typed }));
      if (data && "totpURI" in data) show({ name: "scan", uri: data.totpURI, codes: data.backupCodes });
      else setProblem(problem);
    } else {
      const { problem } = await asked((auth) => auth.twoFactor.verifyTotp({ code: typed.replace(/\s/g, "") }));
      if (problem) setProblem(problem);
      else show({ name: "codes", codes: step.codes });
    }
    setBusy(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={TITLES[step.name]}
      trigger={
        <Button variant="primary" className="self-start">
          Turn on
        </Button>
      }
      footer={
        <Button type="submit" form={form} variant="primary" loading={busy}>
          {NEXT[step.name]}
        </Button>
      }
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {step.name === "password" ? (
          <Field label="Your password" error={problem} help="So that nobody else does this at your open screen.">
            <PasswordInput
              autoComplete="current-password"
              autoFocus
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        ) : null}
        {step.name === "scan" ? (
          <>
            <div className="flex flex-col items-center gap-4 sm:flex-row sm:items-start">
              <QrCode text={step.uri} label="Code to scan with an authenticator app" />
              <div className="flex min-w-0 flex-col gap-3">
                <p className="text-muted">
                  Scan it with an authenticator app such as Google Authenticator, 1Password or Aegis.
                </p>
                <Field label="Or type this key into the app">
                  <CopyField value={new URL(step.uri).searchParams.get("secret") ?? ""} label="key" />
                </Field>
              </div>
            </div>
            <Field label="The code that the app shows now" error={problem}>
              <Input
                mono
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                placeholder="123456"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </Field>
          </>
        ) : null}
        {step.name === "codes" ? <BackupCodes codes={step.codes} /> : null}
      </form>
    </Dialog>
  );
}
