import { type Auth, createAuth } from "@parley/core/accounts";
import { enqueueMail } from "@parley/core/mail";
import type { Database } from "@parley/db";
import type { Logger } from "@parley/platform";
import type { Config } from "./config.ts";

export function createServerAuth(config: Config, db: Database, secret: string, logger: Logger): Auth {
  const { env } = config;
  return createAuth({
    db,
    secret,
    baseUrl: config.publicUrl,
    trustedOrigins: config.isLoopback ? [`http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`] : [],
    mail: (message) => enqueueMail(db, message),
    ...(env.GOOGLE_CLIENT_ID && {
      google: { clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET! },
    }),
    ...(env.GITHUB_CLIENT_ID && {
      github: { clientId: env.GITHUB_CLIENT_ID, clientSecret: env.GITHUB_CLIENT_SECRET! },
    }),
    breachCheck: env.BREACH_CHECK === "1",
    firstUserIsOperator: config.isLoopback,
    onBackgroundError: (error) => logger.error({ err: error }, "mail could not be queued"),
  });
}
