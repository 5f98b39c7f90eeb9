import type { Context } from "@parley/core/context";
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from "fastify";
import type { Services } from "../boot/services.ts";
import { authenticate } from "./authenticate.ts";
import { claimKey, settleKey } from "./idempotency.ts";
import { createLimiter } from "./rate-limit.ts";
import type { RouteDeclaration, SignedIn } from "./route.ts";

const DEFAULT_PER_MINUTE = 600;

/** Registers declared routes under /api/v1: authentication, limits, idempotency, validation and documentation in one place. */
export function registerRoutes(app: FastifyInstance, services: Services, routes: RouteDeclaration[]): void {
  const limit = createLimiter(app, "default", DEFAULT_PER_MINUTE);
  for (const declared of routes) {
    const ownLimit = declared.rateLimit ? createLimiter(app, declared.operation, declared.rateLimit) : null;
    const callers = new WeakMap<FastifyRequest, Context | SignedIn>();
    app.route({
      method: declared.method,
      url: `/api/v1${declared.url}`,
      schema: documentation(declared),
      // Before the body is read: a stranger's upload is refused unread.
      onRequest: async (request, reply) => {
        callers.set(request, await authenticate(services, request, declared.access));
        await limit(request, reply);
        await ownLimit?.(request, reply);
      },
      handler: (request, reply) => answer(declared, callers.get(request)!, request, reply),
    });
  }
}

async function answer(
  declared: RouteDeclaration,
  caller: Context | SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const input = {
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    request,
    reply,
  };
  const status = declared.status ?? (declared.response === null ? 204 : 200);
  const key = request.headers["idempotency-key"];
  if (declared.method !== "POST" || !declared.idempotent || typeof key !== "string" || !("organizationId" in caller)) {
    reply.status(status);
    return declared.handle(caller, input);
  }
  const replay = await claimKey(caller, key, { url: request.url, body: request.body });
  if (replay) return reply.status(replay.status).header("idempotency-replayed", "true").send(replay.response);
  try {
    const response = await declared.handle(caller, input);
    await settleKey(caller, key, { status, response });
    reply.status(status);
    return response;
  } catch (error) {
    await settleKey(caller, key, null);
    throw error;
  }
}

function documentation(declared: RouteDeclaration): FastifySchema {
  const status = declared.status ?? (declared.response === null ? 204 : 200);
  return {
    operationId: declared.operation,
    summary: declared.summary,
    tags: [declared.tag],
    ...(declared.params ? { params: declared.params } : {}),
    ...(declared.query ? { querystring: declared.query } : {}),
    ...(declared.body ? { body: declared.body } : {}),
    ...(declared.response ? { response: { [status]: declared.response } } : {}),
    security: declared.access === "signed_in" ? [{ session: [] }] : [{ apiKey: [] }, { session: [] }],
    description:
      declared.access === "signed_in" ? "For a signed-in person." : `Needs the permission \`${declared.access}\`.`,
  };
}
