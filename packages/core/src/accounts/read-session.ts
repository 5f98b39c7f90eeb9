import type { Auth } from "./create-auth.ts";

/** A person who is signed in. */
export interface Session {
  sessionId: string;
  userId: string;
  isOperator: boolean;
  /** The organization that this session looked at last; `contextForSession` checks that the person still belongs to it. */
  activeOrganizationId: string | null;
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    image: string | null;
    twoFactorEnabled: boolean;
  };
}

/**
 * Who sent these request headers (cookie), or null when nobody is signed in. Reading does not prolong the session: only
 * /api/auth/get-session can hand the browser the cookie that goes with a longer one.
 */
export async function readSession(auth: Auth, headers: Headers): Promise<Session | null> {
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found) return null;
  const { session, user } = found;
  return {
    sessionId: session.id,
    userId: user.id,
    isOperator: user.isOperator === true,
    activeOrganizationId: session.activeOrganizationId ?? null,
    user: {
      id: user.id,
      name: user.name,
      email: user.email,
      emailVerified: user.emailVerified,
      image: user.image ?? null,
      twoFactorEnabled: user.twoFactorEnabled === true,
    },
  };
}
