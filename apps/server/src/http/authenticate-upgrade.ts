import type { IncomingMessage } from "node:http";
import { contextForSession, readSession } from "@parley/core/accounts";
import type { Context } from "@parley/core/context";
import type { Services } from "../boot/services.ts";

/** The signed-in person behind a browser's socket; null without a session, and for a socket that another site's page opens. */
export async function authenticateUpgrade(services: Services, request: IncomingMessage): Promise<Context | null> {
  if (!isOwnOrigin(services, request)) return null;
  try {
    const session = await readSession(services.auth, new Headers({ cookie: request.headers.cookie ?? "" }));
    return session && (await contextForSession(services, session));
  } catch {
    return null;
  }
}

/** Another site's page may open sockets with our cookie; its Origin gives it away. Programs send none. */
export function isOwnOrigin(services: Services, { headers: { origin, host } }: IncomingMessage): boolean {
  if (!origin || origin === services.config.publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
