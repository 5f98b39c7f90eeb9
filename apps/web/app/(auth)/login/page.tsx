import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "@/features/accounts/auth-heading.tsx";
import { LoginForm } from "@/features/accounts/login-form.tsx";
import { core } from "@/lib/core.ts";
import { localPath } from "@/lib/local-path.ts";
import type { SearchProps } from "@/lib/search-props.ts";
import { getSession } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Sign in" };

const NOTICES: Record<string, string> = {
  account_not_linked: "An account with this address exists already. Sign in with your password.",
  access_denied: "The other service did not let you through. Try again, or use your password.",
};

export default async function LoginPage({ searchParams }: SearchProps) {
  const { next, email, error } = await searchParams;
  const goal = localPath(next);
  if (await getSession()) redirect(goal);
  const failed = typeof error === "string" ? (NOTICES[error] ?? "Signing in did not work. Try again.") : undefined;
  return (
    <>
      <AuthHeading title="Sign in to Parley" />
      <LoginForm
        providers={core().social}
        next={goal}
        email={typeof email === "string" ? email : undefined}
        notice={failed}
      />
    </>
  );
}
