"use client";

import { Button } from "@parley/ui";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { asked } from "./auth-problem.ts";
import { PASSKEYS_NEED, passkeysWorkHere } from "./passkeys-work-here.ts";

/** Signing in with a passkey, or why that does not work at this address. */
export function PasskeyButton({ next, onProblem }: { next: string; onProblem: (problem: string) => void }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      loading={busy}
      onClick={async () => {
        if (!passkeysWorkHere()) return onProblem(PASSKEYS_NEED);
        setBusy(true);
        const { problem } = await asked((auth) => auth.signIn.passkey());
        if (problem) {
          setBusy(false);
          onProblem(problem);
        } else window.location.assign(next);
      }}
    >
      <KeyRound aria-hidden="true" />
      Sign in with a passkey
    </Button>
  );
}
