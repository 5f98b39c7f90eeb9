import { readSecurity } from "@parley/core/accounts";
import type { Metadata } from "next";
import { PasskeySection } from "@/features/accounts/passkey-section.tsx";
import { SessionSection } from "@/features/accounts/session-section.tsx";
import { TwoFactorSection } from "@/features/accounts/two-factor-section.tsx";
import { core } from "@/lib/core.ts";
import { requireSession } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  const { userId, sessionId } = await requireSession();
  const { hasPassword, twoFactorEnabled, passkeys, sessions } = await readSecurity(core(), userId);
  return (
    <>
      <TwoFactorSection enabled={twoFactorEnabled} hasPassword={hasPassword} />
      <PasskeySection
        passkeys={passkeys.map(({ id, name, createdAt }) => ({
          id,
          name,
          createdAt: createdAt?.toISOString() ?? null,
        }))}
      />
      <SessionSection
        sessions={sessions
          .map(({ id, token, userAgent, ipAddress, createdAt }) => ({
            id,
            token,
            userAgent,
            ipAddress,
            signedInAt: createdAt.toISOString(),
            current: id === sessionId,
          }))
          .sort((a, b) => Number(b.current) - Number(a.current))}
      />
    </>
  );
}
