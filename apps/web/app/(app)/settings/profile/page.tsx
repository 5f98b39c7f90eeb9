import { readSecurity } from "@parley/core/accounts";
import type { Metadata } from "next";
import { EmailSection } from "@/features/accounts/email-section.tsx";
import { NameSection } from "@/features/accounts/name-section.tsx";
import { PasswordSection } from "@/features/accounts/password-section.tsx";
import { ThemeSection } from "@/features/accounts/theme-section.tsx";
import { core } from "@/lib/core.ts";
import { requireSession } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const { user } = await requireSession();
  const { hasPassword } = await readSecurity(core(), user.id);
  return (
    <>
      <NameSection name={user.name} />
      <EmailSection email={user.email} verified={user.emailVerified} />
      <PasswordSection hasPassword={hasPassword} email={user.email} />
      <ThemeSection />
    </>
  );
}
