"use client";

import { Button, ConfirmDialog, FormSection, toast } from "@parley/ui";
import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { asked } from "./auth-problem.ts";
import { deviceWords } from "./device-words.ts";
import { PASSKEYS_NEED, passkeysWorkHere } from "./passkeys-work-here.ts";

export interface PasskeyRow {
  id: string;
  name: string | null;
  createdAt: string | null;
}

export function PasskeySection({ passkeys }: { passkeys: PasskeyRow[] }) {
  const router = useRouter();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    if (!passkeysWorkHere()) {
      setProblem(PASSKEYS_NEED);
      return;
    }
    setBusy(true);
    setProblem(null);
    const { problem } = await asked((auth) => auth.passkey.addPasskey({ name: deviceWords(navigator.userAgent) }));
    setBusy(false);
    if (problem) return setProblem(problem);
    toast.success("The passkey was added");
    router.refresh();
  };
  return (
    <FormSection
      title="Passkeys"
      description="Sign in with your fingerprint, face or device PIN. A passkey is never typed, so nobody can fish for it."
    >
      {passkeys.length > 0 ? (
        <ul className="rounded-lg border border-line">
          {passkeys.map((passkey) => (
            <li
              key={passkey.id}
              className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0 [&_svg]:size-4"
            >
              <KeyRound className="shrink-0 text-faint" aria-hidden="true" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{passkey.name ?? "Passkey"}</span>
                {passkey.createdAt ? (
                  <span className="block text-sm text-muted">Added {format.date(passkey.createdAt)}</span>
                ) : null}
              </span>
              <ConfirmDialog
                trigger={
                  <Button size="sm" variant="ghost">
                    Remove
                  </Button>
                }
                title="Remove this passkey?"
                description="It opens your account no more. Remove it from your device too, where it stays in the list otherwise."
                confirmLabel="Remove passkey"
                onConfirm={async () => {
                  const { problem } = await asked((auth) => auth.passkey.deletePasskey({ id: passkey.id }));
                  if (problem) throw new Error(problem);
                  router.refresh();
                }}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {problem ? (
        <p role="alert" className="text-sm text-negative">
          {problem}
        </p>
      ) : null}
      <div>
        <Button loading={busy} onClick={() => void add()}>
          Add a passkey
        </Button>
      </div>
    </FormSection>
  );
}
