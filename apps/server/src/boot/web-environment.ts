import type { Config } from "./config.ts";

/** What the web child needs to know. It gets the application role's address, never the owner's. */
export function webEnvironment(config: Config, appUrl: string, secret: string): Record<string, string> {
  return {
    APP_DATABASE_URL: appUrl,
    PARLEY_SECRET: secret,
    PUBLIC_URL: config.publicUrl,
    HOST: config.env.HOST,
    PORT: String(config.env.PORT),
  };
}
