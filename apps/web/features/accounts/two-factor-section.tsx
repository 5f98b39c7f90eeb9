"use client";

import { Badge, FormSection } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { asked } from "./auth-problem.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { EnrolDialog } from "./enrol-dialog.tsx";
import { PasswordDialog } from "./password-dialog.tsx";

export function TwoFactorSection({ enabled, hasPassword }: { enabled: boolean; hasPassword: boolean }) {
  const router = useRouter();
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <FormSection
      title="Two-factor sign-in"
      description="Besides your password, a code from an app on your phone. Whoever learns the password still stands outside."
    >
      <div className="flex flex-wrap items-center gap-3">
        {enabled ? <Badge tone="positive">On</Badge> : <Badge>Off</Badge>}
        <span className="min-w-0 flex-1 text-base text-muted">
          {enabled ? "You are asked for a code when you sign in." : "Your password alone opens your account."}
        </span>
      </div>
      {!hasPassword ? (
        <p className="text-sm text-muted">Set a password under Profile first; the code then adds to it.</p>
      ) : enabled ? (
        <div className="flex flex-wrap gap-2">
          <PasswordDialog
            trigger="New backup codes"
            title="Make new backup codes"
            description="The ones made before stop working."
            confirmLabel="Make new codes"
            onConfirm={async (password) => {
              const { data, problem } = await asked((auth) => auth.twoFactor.generateBackupCodes({ password }));
              if (data) setCodes(data.backupCodes);
              return problem;
            }}
          />
          <PasswordDialog
            trigger="Turn off"
            title="Turn two-factor sign-in off?"
            description="From then on your password alone opens your account. Your backup codes stop working."
            confirmLabel="Turn off"
            danger
            onConfirm={async (password) => {
              const { problem } = await asked((auth) => auth.twoFactor.disable({ password }));
              if (!problem) router.refresh();
              return problem;
            }}
          />
        </div>
      ) : (
        <EnrolDialog />
      )}
      {codes ? <BackupCodes codes={codes} /> : null}
    </FormSection>
  );
}
