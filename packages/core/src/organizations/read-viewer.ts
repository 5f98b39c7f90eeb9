import type { Database } from "@parley/db";
import type { Clock } from "@parley/platform";
import { contextForSession, type MemberContext, type Session } from "../accounts/index.ts";
import { listOrganizations, type Membership } from "./list-organizations.ts";

export interface ViewerFacts {
  user: Session["user"];
  isOperator: boolean;
  organizations: Membership[];
  /** The organization that the session looks at, with what the person may do there; null before they belong to any. */
  current: { organization: Membership; context: MemberContext } | null;
}

/** Everything that a page's frame shows about the person who looks at it. */
export async function readViewer(deps: { db: Database; clock: Clock }, session: Session): Promise<ViewerFacts> {
  const [context, organizations] = await Promise.all([
    contextForSession(deps, session),
    listOrganizations({ db: deps.db, userId: session.userId }),
  ]);
  const organization = organizations.find((one) => one.id === context?.organizationId);
  return {
    user: session.user,
    isOperator: session.isOperator,
    organizations,
    current: context && organization ? { organization, context } : null,
  };
}
