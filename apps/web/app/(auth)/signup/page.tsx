import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "@/features/accounts/auth-heading.tsx";
import { SignupForm } from "@/features/accounts/signup-form.tsx";
import { core } from "@/lib/core.ts";
import { localPath } from "@/lib/local-path.ts";
import type { SearchProps } from "@/lib/search-props.ts";
import { getSession } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignupPage({ searchParams }: SearchProps) {
  const { next, email } = await searchParams;
  const goal = localPath(next);
  if (await getSession()) redirect(goal);
  return (
    <>
      <AuthHeading title="Create an account">Then name your organization, or join one that invited you.</AuthHeading>
      <SignupForm providers={core().social} next={goal} email={typeof email === "string" ? email : undefined} />
    </>
  );
}
