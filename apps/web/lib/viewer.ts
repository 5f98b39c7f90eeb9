import { type MemberContext, readSession, type Session } from "@parley/core/accounts";
import type { Permission } from "@parley/core/context";
import { readViewer, type ViewerFacts } from "@parley/core/organizations";
import { encodeId } from "@parley/platform";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { core } from "./core.ts";
import { withNext } from "./local-path.ts";
import { PATH_HEADER } from "./path-header.ts";

/** Who looks at the page, in which organization, and what they may do there. */
export interface Viewer {
  user: { id: string; name: string; email: string; image?: string };
  organization: { id: string; name: string; timezone: string; currency: string; locale: string };
  /** Every organization of the user, the open one included. */
  organizations: { id: string; name: string; role: string }[];
  role: string;
  permissions: string[];
  /** Runs this installation: sees the outbox. */
  isOperator: boolean;
  /** The open organization holds generated data. */
  isDemo: boolean;
}

/** Who is signed in, or null. Read once per request, however many components ask. */
export const getSession = cache(async (): Promise<Session | null> => readSession(core().auth, await headers()));

/** Who is signed in. Redirects to the login page, and back afterwards, when nobody is. */
export async function requireSession(): Promise<Session> {
  const session = await getSession();
  if (session) return session;
  const path = (await headers()).get(PATH_HEADER) ?? "/dashboard";
  redirect(withNext("/login", path));
}

type Current = NonNullable<ViewerFacts["current"]>;

const requireFacts = cache(async (): Promise<{ facts: ViewerFacts; current: Current }> => {
  const facts = await readViewer(core(), await requireSession());
  if (!facts.current) redirect("/onboarding");
  return { facts, current: facts.current };
});

/** The signed-in viewer. Redirects to the login page, or to onboarding when the person belongs to no organization. */
export async function requireViewer(): Promise<Viewer> {
  const { facts, current } = await requireFacts();
  const { organization, context } = current;
  return {
    user: {
      id: encodeId("usr", facts.user.id),
      name: facts.user.name,
      email: facts.user.email,
      ...(facts.user.image ? { image: facts.user.image } : {}),
    },
    organization: {
      id: encodeId("org", organization.id),
      name: organization.name,
      timezone: organization.timezone,
      currency: organization.currency,
      locale: organization.locale,
    },
    organizations: facts.organizations.map(({ id, name, role }) => ({ id: encodeId("org", id), name, role })),
    role: context.role,
    permissions: [...context.permissions],
    isOperator: facts.isOperator,
    isDemo: organization.isDemo,
  };
}

/** The context with which a page calls its verb. To who may not, the page does not exist. */
export async function requirePermission(permission: Permission): Promise<MemberContext> {
  const { context } = (await requireFacts()).current;
  if (!context.permissions.has(permission)) notFound();
  return context;
}
