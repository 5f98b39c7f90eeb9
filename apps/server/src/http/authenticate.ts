import { authenticateApiKey, contextForSession, readSession } from "@parley/core/accounts";
import { type Context, guard } from "@parley/core/context";
import { DomainError, forbidden, unauthenticated } from "@parley/platform";
import type { FastifyRequest } from "fastify";
import type { Services } from "../boot/services.ts";
import type { RouteDeclaration, SignedIn } from "./route.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set once authenticated: what rate limits count by. */
    caller?: { id: string };
  }
}

/** Turns a key or a session cookie into the verb's context. The tenant comes from here and nowhere else. */
export async function authenticate(
  services: Services,
  request: FastifyRequest,
  access: RouteDeclaration["access"],
): Promise<Context | SignedIn> {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer) {
    const ctx = await authenticateApiKey(services, bearer);
    if (!ctx)
      throw new DomainError("unauthenticated", "invalid_api_key", "This API key is unknown, expired or revoked.");
    if (access === "signed_in") throw forbidden("This is for a signed-in person, not for an API key.");
    request.caller = { id: ctx.actor.kind === "api_key" ? ctx.actor.keyId : ctx.organizationId };
    return requirePermission(ctx, access);
  }
  const session = await readSession(services.auth, requestHeaders(request));
  if (!session) throw unauthenticated();
  requireSameOrigin(services, request);
  request.caller = { id: session.sessionId };
  if (access === "signed_in")
    return { userId: session.userId, sessionId: session.sessionId, isOperator: session.isOperator };
  const ctx = await contextForSession(services, session);
  if (!ctx)
    throw new DomainError(
      "forbidden",
      "no_organization",
      "You belong to no organization yet. Create one, or ask for an invitation.",
    );
  return requirePermission(ctx, access);
}

function requirePermission(ctx: Context, access: Exclude<RouteDeclaration["access"], "signed_in">): Context {
  guard(ctx, access);
  return ctx;
}

/** A browser sends the cookie along with forms of other sites; those carry another Origin. */
function requireSameOrigin(services: Services, request: FastifyRequest): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (origin ? isOurs(services, request, origin) : site === undefined || site === "same-origin") return;
  throw forbidden("This request came from another site.");
}

function isOurs(services: Services, request: FastifyRequest, origin: string): boolean {
  if (origin === services.config.publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

export function requestHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}
