/** Who looks at the page, in which organization, and what they may do there. */
export interface Viewer {
  user: { id: string; name: string; email: string; image?: string };
  organization: { id: string; name: string; slug: string; timezone: string; currency: string; locale: string };
  /** Every organization of the user, the open one included. */
  organizations: { id: string; name: string; role: string }[];
  role: string;
  permissions: string[];
  /** Runs this installation: sees the outbox. */
  isOperator: boolean;
  /** The open organization holds generated data. */
  isDemo: boolean;
}

/** The signed-in viewer. Redirects to the login page, and back afterwards, when there is no session. */
export async function requireViewer(): Promise<Viewer> {
  throw new Error("No session source is connected.");
}
