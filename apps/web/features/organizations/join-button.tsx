"use client";

import { Banner, Button } from "@parley/ui";
import { useState } from "react";
import { apiRequest, messageOf } from "@/features/accounts/api-request.ts";

export function JoinButton({ token, organizationName }: { token: string; organizationName: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <>
      {problem ? <Banner tone="negative">{problem}</Banner> : null}
      <Button
        variant="primary"
        loading={busy}
        onClick={async () => {
          setBusy(true);
          setProblem(null);
          try {
            await apiRequest("POST", "/invitations/accept", { token });
            window.location.assign("/dashboard");
          } catch (error) {
            setBusy(false);
            setProblem(messageOf(error));
          }
        }}
      >
        Join {organizationName}
      </Button>
    </>
  );
}
