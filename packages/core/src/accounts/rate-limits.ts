/**
 * Request header that holds the client's address. The server sets it from the connection (or from the proxies that it trusts)
 * and drops whatever the client sent under this name: guesses at passwords are counted by it.
 */
export const CLIENT_ADDRESS_HEADER = "x-parley-client-address";

const MINUTE = 60;

/** Requests per address and path; windows in seconds. The second factor has a lock per account besides (Better Auth). */
export function rateLimits(enabled: boolean) {
  return {
    enabled,
    storage: "memory" as const,
    window: MINUTE,
    max: 120,
    customRules: {
      "/sign-in/email": { window: MINUTE, max: 10 },
      "/sign-up/email": { window: MINUTE, max: 10 },
      "/request-password-reset": { window: MINUTE, max: 5 },
      "/reset-password": { window: MINUTE, max: 10 },
      "/send-verification-email": { window: MINUTE, max: 3 },
      "/change-email": { window: MINUTE, max: 3 },
      "/change-password": { window: MINUTE, max: 10 },
      "/two-factor/*": { window: MINUTE, max: 10 },
      "/get-session": false as const,
    },
  };
}
