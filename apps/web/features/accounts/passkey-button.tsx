"use client";

import { Button } from "@parley/ui";
import { KeyRound } from "lucide-react";
import { useEffect, useState } from "react";
import { authClient } from "@/lib/auth-client.ts";
import { asked } from "./auth-problem.ts";
import { passkeysWorkHere } from "./passkeys-work-here.ts";

/** Signing in with a passkey. Not shown where the browser or the address cannot do it. */
export function PasskeyButton({ next, onProblem }: { next: string; onProblem: (problem: string) => void }) {
  const [able, setAble] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => setAble(passkeysWorkHere()), []);
  if (!able) return null;
  return (
    <Button
      loading={busy}
      onClick={async () => {
        setBusy(true);
        const { problem } = await asked(authClient.signIn.passkey());
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
