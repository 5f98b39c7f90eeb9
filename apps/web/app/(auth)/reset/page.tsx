import type { Metadata } from "next";
import { AuthHeading } from "@/features/accounts/auth-heading.tsx";
import { ResetForm } from "@/features/accounts/reset-form.tsx";
import type { SearchProps } from "@/lib/search-props.ts";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

export default async function ResetPage({ searchParams }: SearchProps) {
  const { token, error } = await searchParams;
  return (
    <>
      <AuthHeading title="Choose a new password" />
      <ResetForm token={typeof token === "string" && !error ? token : null} />
    </>
  );
}
