import { CLIENT_ADDRESS_HEADER } from "@parley/core/accounts";
import type { FastifyInstance } from "fastify";
import type { Services } from "../boot/services.ts";
import { requestHeaders } from "../http/authenticate.ts";

/** Better Auth answers /api/auth/*: sign-in, sessions, two-factor, passkeys. */
export function registerAuth(app: FastifyInstance, { auth, config }: Services): void {
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    schema: { hide: true },
    async handler(request, reply) {
      const headers = requestHeaders(request);
      // Set here and only here: limits count by the address that this server saw, not by what a client claims.
      headers.set(CLIENT_ADDRESS_HEADER, request.ip);
      const hasBody = request.method === "POST" && request.body !== undefined;
      if (hasBody) headers.set("content-type", "application/json");
      headers.delete("content-length");
      const response = await auth.handler(
        new Request(new URL(request.url, config.publicUrl), {
          method: request.method,
          headers,
          ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
        }),
      );
      reply.status(response.status);
      for (const [name, value] of response.headers) if (name !== "set-cookie") reply.header(name, value);
      for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
      return reply.send(response.body ? Buffer.from(await response.arrayBuffer()) : null);
    },
  });
}
