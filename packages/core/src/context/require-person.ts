import { forbidden } from "@parley/platform";
import type { Context } from "./context.ts";

/** The user id of the person who acts. Throws `forbidden` for an API key, a job or a provider: `what` says what belongs to people ("A private view"). */
export function requirePerson({ actor }: Context, what: string): string {
  if (actor.kind === "user") return actor.userId;
  throw forbidden(`${what} belongs to a signed-in person, and an API key is none.`);
}
