"use client";

import { Button } from "@parley/ui";
import { useState } from "react";
import { asked } from "./auth-problem.ts";
import { ProviderMark } from "./provider-mark.tsx";

const NAMES = { google: "Google", github: "GitHub" } as const;

export interface SocialButtonsProps {
  providers: (keyof typeof NAMES)[];
  /** Local path to land on. */
  next: string;
  onProblem: (problem: string) => void;
}

/** Signing in through another service, and the line that parts it from the form below. Nothing when none is set up. */
export function SocialButtons({ providers, next, onProblem }: SocialButtonsProps) {
  const [busy, setBusy] = useState<string | null>(null);
  if (providers.length === 0) return null;
  return (
    <div className="mb-5 flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        {providers.map((provider) => (
          <Button
            key={provider}
            loading={busy === provider}
            onClick={async () => {
              setBusy(provider);
              const { problem } = await asked((auth) =>
                auth.signIn.social({ provider, callbackURL: next, errorCallbackURL: "/login" }),
              );
              if (problem) {
                setBusy(null);
                onProblem(problem);
              }
            }}
          >
            <ProviderMark provider={provider} />
            Continue with {NAMES[provider]}
          </Button>
        ))}
      </div>
      <div className="flex items-center gap-3 text-sm text-faint">
        <span className="h-px flex-1 bg-line" />
        or
        <span className="h-px flex-1 bg-line" />
      </div>
    </div>
  );
}
