import { APIError } from "better-auth/api";

const NAME_MAX = 100;

/** Names stand in lists and in mails to others: one line, not empty, not endless. Throws a 400 that says so. */
export function requireReadableName<T extends { name?: unknown }>(user: T): T {
  if (user.name === undefined) return user;
  const name = String(user.name).replace(/\s+/g, " ").trim();
  if (name === "") throw new APIError("BAD_REQUEST", { code: "NAME_MISSING", message: "Enter your name." });
  if (name.length > NAME_MAX) {
    throw new APIError("BAD_REQUEST", { code: "NAME_TOO_LONG", message: `Use at most ${NAME_MAX} characters.` });
  }
  return { ...user, name };
}
