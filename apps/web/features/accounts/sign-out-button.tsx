"use client";

import { Button } from "@parley/ui";
import { useState } from "react";
import { asked } from "./auth-problem.ts";

/** Signs out and goes on to a local path, to come in as somebody else. */
export function SignOutButton({ next, size, children }: { next: string; size?: "sm"; children: string }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      size={size}
      loading={busy}
      onClick={async () => {
        setBusy(true);
        await asked((auth) => auth.signOut());
        window.location.assign(next);
      }}
    >
      {children}
    </Button>
  );
}
