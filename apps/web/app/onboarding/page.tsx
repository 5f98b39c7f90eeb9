import type { Metadata } from "next";
import { OnboardingForm } from "@/features/organizations/onboarding-form.tsx";
import { timezoneNames } from "@/features/organizations/timezone-names.ts";
import { requireSession } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Your organization" };

export default async function OnboardingPage() {
  const { user } = await requireSession();
  return <OnboardingForm email={user.email} timezones={timezoneNames()} />;
}
