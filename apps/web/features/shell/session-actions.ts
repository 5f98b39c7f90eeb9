"use client";

import { toast } from "@parley/ui";

/**
 * Ends the session, or opens another organization. Both load the next page anew: nothing that was fetched for one tenant may
 * stay in memory under the next.
 */
export async function signOut() {
  await send("/api/auth/sign-out", {}, "/login", "You are still signed in.");
}

export async function switchOrganization(organizationId: string) {
  await send(
    "/api/v1/session/organization",
    { organization_id: organizationId },
    "/dashboard",
    "The organization was not switched.",
  );
}

async function send(path: string, body: object, then: string, failure: string) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (answer.ok) {
      window.location.assign(then);
      return;
    }
    const problem: { detail?: string } = await answer.json().catch(() => ({}));
    toast.error(failure, { description: problem.detail ?? "The server refused it. Try again." });
  } catch {
    toast.error(failure, { description: "The server could not be reached. Check your connection and try again." });
  }
}
