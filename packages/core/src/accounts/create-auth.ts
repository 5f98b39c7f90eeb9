import { passkey } from "@better-auth/passkey";
import type { Database } from "@parley/db";
import * as schema from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { haveIBeenPwned, twoFactor } from "better-auth/plugins";
import type { MailMessage } from "../mail/index.ts";
import { emailChangeMail, passwordResetMail, verificationMail } from "./auth-mails.ts";
import { makeFirstUserOperator } from "./make-first-user-operator.ts";
import { CLIENT_ADDRESS_HEADER, rateLimits } from "./rate-limits.ts";
import { requireReadableName } from "./require-readable-name.ts";

export interface OAuthKeys {
  clientId: string;
  clientSecret: string;
}

export interface AuthOptions {
  db: Database;
  /** The installation's secret: signs cookies, encrypts TOTP secrets. */
  secret: string;
  /** Public address of the product, without a path. Cookies are Secure exactly when it is https. */
  baseUrl: string;
  /** Other origins from which browsers may sign in. */
  trustedOrigins: string[];
  mail: (message: MailMessage) => Promise<void>;
  google?: OAuthKeys;
  github?: OAuthKeys;
  /** Asks the Pwned Passwords service (the first five characters of a SHA-1 leave the machine). Off unless asked for. */
  breachCheck?: boolean;
  /** The first person who ever signs up runs the installation. Only for a server that nobody else can reach. */
  firstUserIsOperator?: boolean;
  /** Off only in tests, where one address signs up many people. */
  limitRates?: boolean;
  /** Told of errors in what happens after the answer was sent (mails). */
  onBackgroundError?: (error: unknown) => void;
}

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/** Sign-in by Better Auth on our own tables. `auth.handler` answers /api/auth/*, `auth.api` does the same from code. */
export function createAuth(options: AuthOptions) {
  const { db, baseUrl, mail } = options;
  const origin = new URL(baseUrl);
  return betterAuth({
    appName: "Parley",
    baseURL: baseUrl,
    basePath: "/api/auth",
    secret: options.secret,
    trustedOrigins: [origin.origin, ...options.trustedOrigins],
    telemetry: { enabled: false },
    database: drizzleAdapter(db, { provider: "pg", schema, usePlural: true, transaction: true }),
    advanced: {
      cookiePrefix: "parley",
      useSecureCookies: origin.protocol === "https:",
      // Said aloud, because the library skips both checks under a test runner.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => newUuid() },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      // Mail leaves after the answer: its duration must not tell whether an address has an account.
      backgroundTasks: {
        handler: (promise) => void promise.catch((error: unknown) => options.onBackgroundError?.(error)),
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) => mail(passwordResetMail({ to: user.email, url })),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendVerificationEmail: ({ user, url }) => mail(verificationMail({ to: user.email, url })),
    },
    socialProviders: {
      ...(options.google && { google: options.google }),
      ...(options.github && { github: options.github }),
    },
    account: { encryptOAuthTokens: true },
    // Who reads the database must not find links that open accounts.
    verification: { storeIdentifier: "hashed" },
    // Its lower levels name addresses of people.
    logger: { level: "error" },
    user: {
      additionalFields: { isOperator: { type: "boolean", required: false, defaultValue: false, input: false } },
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: ({ user, newEmail, url }) =>
          mail(emailChangeMail({ to: user.email, newEmail, url })),
      },
    },
    session: {
      expiresIn: 30 * 24 * 3600,
      updateAge: 24 * 3600,
      additionalFields: { activeOrganizationId: { type: "string", required: false, input: false } },
    },
    rateLimit: rateLimits(options.limitRates ?? true),
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({ data: requireReadableName(user) }),
          after: async (user) => {
            if (options.firstUserIsOperator) await makeFirstUserOperator(db, user.id);
          },
        },
        update: { before: async (user) => ({ data: requireReadableName(user) }) },
      },
    },
    plugins: [
      twoFactor({ issuer: "Parley" }),
      passkey({ rpID: origin.hostname, rpName: "Parley" }),
      ...(options.breachCheck ? [haveIBeenPwned({ customPasswordCompromisedMessage: BREACHED })] : []),
    ],
  });
}

const BREACHED = "This password was part of a known data breach. Choose another one.";

export type Auth = ReturnType<typeof createAuth>;
