import { type Auth, createAuth } from "@parley/core/accounts";
import { enqueueMail } from "@parley/core/mail";
import { type Database, openDatabase } from "@parley/db";
import { type Clock, parseEnv, systemClock } from "@parley/platform";
import { z } from "zod";

/** What the server hands its web child (apps/server/src/boot/web-environment.ts). */
const Env = z.object({
  APP_DATABASE_URL: z.string("is missing: the pages are started by the server, with `npm start`"),
  PARLEY_SECRET: z.string("is missing: the pages are started by the server, with `npm start`"),
  PUBLIC_URL: z.url("must be an address such as https://parley.example.com"),
  SMTP_URL: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
});

export interface Core {
  db: Database;
  clock: Clock;
  auth: Auth;
  /** Where people reach Parley, without a path. */
  publicUrl: string;
  /** Other ways to sign in that are set up. */
  social: ("google" | "github")[];
  /** Whether mails leave, or wait in the outbox. */
  sendsMail: boolean;
}

const kept = globalThis as typeof globalThis & { parleyCore?: Core };

/** The web child's parts, made at the first request. Kept on globalThis, because hot reload loads this module anew. */
export function core(): Core {
  kept.parleyCore ??= open();
  return kept.parleyCore;
}

function open(): Core {
  const env = parseEnv(Env, process.env);
  const { db } = openDatabase(env.APP_DATABASE_URL, { max: 10, applicationName: "parley web" });
  const google = keys(env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET);
  const github = keys(env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET);
  return {
    db,
    clock: systemClock,
    auth: createAuth({
      db,
      secret: env.PARLEY_SECRET,
      baseUrl: env.PUBLIC_URL,
      trustedOrigins: [],
      mail: (message) => enqueueMail(db, message),
      google,
      github,
    }),
    publicUrl: env.PUBLIC_URL,
    social: [...(google ? (["google"] as const) : []), ...(github ? (["github"] as const) : [])],
    sendsMail: env.SMTP_URL !== undefined,
  };
}

function keys(clientId: string | undefined, clientSecret: string | undefined) {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}
