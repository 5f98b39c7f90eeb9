import type { Metadata } from "next";
import { AuthHeading } from "@/features/accounts/auth-heading.tsx";
import { ForgotForm } from "@/features/accounts/forgot-form.tsx";
import { core } from "@/lib/core.ts";

export const metadata: Metadata = { title: "Forgotten password" };
/** Depends on the settings of the running server, not of the build. */
export const dynamic = "force-dynamic";

export default function ForgotPage() {
  return (
    <>
      <AuthHeading title="Set a new password">We send a link to your e-mail address.</AuthHeading>
      <ForgotForm sendsMail={core().sendsMail} />
    </>
  );
}
