import { showDashboardLink } from "@parley/core/dashboards";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { createLimiter } from "../http/rate-limit.ts";
import { toWire } from "../http/wire.ts";
import { PublicDashboardAnswer } from "./dashboard-wire.ts";

const BODY_LIMIT = 4 * 1024;
/** By address. A few screens behind one address ask once a minute each; guessing a password gets no further than this. */
const PER_MINUTE = 60;

const Params = z.object({ token: z.string().max(200) });
const Body = z.object({ password: z.string().max(200).optional() }).nullish();

/**
 * `POST /api/v1/public/dashboards/{token}`: a board for whoever has its link. The token stands in the address, so neither it nor a
 * password is ever logged, and nothing about the visitor is looked at: a session or key changes nothing.
 */
export function registerPublicDashboards(app: FastifyInstance, services: Services): void {
  const limit = createLimiter(app, "public_dashboards", PER_MINUTE);
  app.post(
    "/api/v1/public/dashboards/:token",
    {
      bodyLimit: BODY_LIMIT,
      onRequest: limit,
      schema: {
        operationId: "openPublicDashboard",
        summary: "A board with its numbers, for whoever has a public link to it",
        tags: ["Dashboards"],
        description:
          "Needs no key. An unknown, an ended and a revoked link answer the same 404; 401 with `password_required` or `wrong_password` where one is set.",
        security: [],
        params: Params,
        body: Body,
        response: { 200: PublicDashboardAnswer },
      },
    },
    async ({ params, body }) => {
      const { token } = params as z.output<typeof Params>;
      const { password } = (body as z.output<typeof Body>) ?? {};
      return toWire(await showDashboardLink(services, token, password));
    },
  );
}
