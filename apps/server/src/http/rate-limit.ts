import { DomainError } from "@parley/platform";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const WINDOW_SECONDS = 60;

/**
 * Limits requests per key, session or address, and tells where the caller stands in the headers of the IETF draft
 * (RateLimit-Policy and RateLimit). Throws rate_limited with Retry-After set.
 */
export function createLimiter(app: FastifyInstance, name: string, perMinute: number) {
  const check = app.createRateLimit({
    max: perMinute,
    timeWindow: WINDOW_SECONDS * 1000,
    keyGenerator: (request) => `${name}:${identity(request)}`,
  });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const state = await check(request);
    if (state.isAllowed) return;
    reply.header("ratelimit-policy", `"${name}";q=${perMinute};w=${WINDOW_SECONDS}`);
    reply.header("ratelimit", `"${name}";r=${Math.max(0, state.remaining)};t=${state.ttlInSeconds}`);
    if (!state.isExceeded) return;
    reply.header("retry-after", String(state.ttlInSeconds));
    throw new DomainError(
      "rate_limited",
      "rate_limited",
      `Too many requests. Try again in ${state.ttlInSeconds} seconds.`,
    );
  };
}

function identity(request: FastifyRequest): string {
  return request.caller?.id ?? request.ip;
}
