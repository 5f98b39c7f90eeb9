import type { Metadata } from "next";
import { AuthHeading } from "@/features/accounts/auth-heading.tsx";
import { TwoFactorForm } from "@/features/accounts/two-factor-form.tsx";
import { localPath } from "@/lib/local-path.ts";
import type { SearchProps } from "@/lib/search-props.ts";

export const metadata: Metadata = { title: "Second step" };

export default async function TwoFactorPage({ searchParams }: SearchProps) {
  const { next } = await searchParams;
  return (
    <>
      <AuthHeading title="Confirm that it is you" />
      <TwoFactorForm next={localPath(next)} />
    </>
  );
}
