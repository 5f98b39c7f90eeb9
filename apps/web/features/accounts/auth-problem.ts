import type { authClient } from "@/lib/auth-client.ts";

/** What Better Auth's client reports when a request was refused. */
export interface AuthError {
  code?: string;
  message?: string;
  status?: number;
}

/** In our words, by Better Auth's error code; its own messages speak to developers. */
const WORDS: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "E-mail or password is wrong. Try again, or set a new password.",
  INVALID_PASSWORD: "This is not your current password.",
  INVALID_EMAIL: "Enter an e-mail address.",
  USER_ALREADY_EXISTS: "An account with this address exists already. Sign in instead.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "An account with this address exists already. Sign in instead.",
  PASSWORD_TOO_SHORT: "Use at least 10 characters.",
  PASSWORD_TOO_LONG: "Use at most 128 characters.",
  PASSWORD_COMPROMISED: "This password was part of a known data breach. Choose another one.",
  INVALID_TOKEN: "This link was used already or has expired. Ask for a new one.",
  INVALID_CODE: "This code is wrong. Codes change every 30 seconds; type the one shown now.",
  INVALID_BACKUP_CODE: "This backup code is wrong or was used already.",
  INVALID_TWO_FACTOR_COOKIE: "Too much time went by. Sign in again with your password.",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "Too many wrong codes. Sign in again with your password.",
  ACCOUNT_TEMPORARILY_LOCKED: "Too many wrong codes. Wait a few minutes and try again.",
  SESSION_NOT_FRESH: "You signed in a while ago. Sign out and in again, then repeat this.",
  SESSION_EXPIRED: "You are signed out. Sign in again.",
  PASSKEY_NOT_FOUND: "No account here knows this passkey.",
  AUTHENTICATION_FAILED: "The passkey was not accepted. Try again, or use your password.",
  AUTH_CANCELLED: "No passkey was chosen. Try again, or use your password.",
  REGISTRATION_CANCELLED: "No passkey was made. Try again when you are ready.",
  PREVIOUSLY_REGISTERED: "This device already holds a passkey for your account.",
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "This device already holds a passkey for your account.",
};

/** One line for the person: what happened and what to do. */
function wordsFor(error: AuthError): string {
  if (error.status === 429) return "Too many tries. Wait a minute and try again.";
  if (error.code && WORDS[error.code]) return WORDS[error.code]!;
  if (error.status === 0 || error.status === undefined) {
    return "The server could not be reached. Check your connection and try again.";
  }
  return error.status >= 500
    ? "Something broke on our side. Try again."
    : (error.message ?? "This was refused. Try again.");
}

/**
 * Asks Better Auth. Its client is loaded at the first call, which keeps 17 kB out of every page's first load. A network failure
 * comes back as an error like any other.
 */
export async function asked<T>(
  call: (auth: typeof authClient) => Promise<{ data: T | null; error: AuthError | null }>,
): Promise<{ data: T | null; problem: string | null; error: AuthError | null }> {
  try {
    const { authClient } = await import("@/lib/auth-client.ts");
    const { data, error } = await call(authClient);
    return { data, error, problem: error ? wordsFor(error) : null };
  } catch {
    return { data: null, error: { status: 0 }, problem: wordsFor({ status: 0 }) };
  }
}
