import { type InvitationPreview, readInvitation } from "@parley/core/organizations";
import { DomainError } from "@parley/platform";
import { Banner, buttonClasses } from "@parley/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { AuthHeading } from "@/features/accounts/auth-heading.tsx";
import { SignOutButton } from "@/features/accounts/sign-out-button.tsx";
import { JoinButton } from "@/features/organizations/join-button.tsx";
import { core } from "@/lib/core.ts";
import { getSession } from "@/lib/viewer.ts";

/** The address holds the token, so it must not travel on as a referrer. */
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

const ENDED: Record<Exclude<InvitationPreview["state"], "pending">, string> = {
  accepted: "This invitation was used already.",
  revoked: "This invitation was withdrawn. Ask who invited you for a new one.",
  expired: "This invitation has expired: links work for seven days. Ask who invited you to send it again.",
};

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await find(token);
  if (!invitation) {
    return (
      <Ended title="This invitation does not exist">
        The link is incomplete, or a newer mail replaced it. Open the link of the newest mail.
      </Ended>
    );
  }
  const { organizationName, email, role, state } = invitation;
  if (state !== "pending") return <Ended title={`Invitation to ${organizationName}`}>{ENDED[state]}</Ended>;
  const session = await getSession();
  const here = `/invite/${token}`;
  const account = `next=${encodeURIComponent(here)}&email=${encodeURIComponent(email)}`;
  return (
    <>
      <AuthHeading title={`Join ${organizationName}`}>
        You were invited as {role}, with the address {email}.
      </AuthHeading>
      <div className="flex flex-col gap-3">
        {!session ? (
          <>
            <Link href={`/signup?${account}`} className={buttonClasses("primary")}>
              Create an account
            </Link>
            <Link href={`/login?${account}`} className={buttonClasses()}>
              Sign in
            </Link>
          </>
        ) : session.user.email.toLowerCase() === email ? (
          <JoinButton token={token} organizationName={organizationName} />
        ) : (
          <>
            <Banner tone="warning">
              You are signed in as {session.user.email}. This invitation is for {email}.
            </Banner>
            <SignOutButton next={here}>Sign out and use the other address</SignOutButton>
          </>
        )}
      </div>
    </>
  );
}

async function find(token: string): Promise<InvitationPreview | null> {
  try {
    return await readInvitation(core(), token);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") return null;
    throw error;
  }
}

function Ended({ title, children }: { title: string; children: string }) {
  return (
    <>
      <AuthHeading title={title}>{children}</AuthHeading>
      <Link href="/dashboard" className={buttonClasses("secondary", "md", "w-full")}>
        Go to Parley
      </Link>
    </>
  );
}
