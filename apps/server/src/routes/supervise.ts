import { decodeId, notFound } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { findLiveSession } from "../voice/supervise/find-live-session.ts";
import { recordSupervision } from "../voice/supervise/record-supervision.ts";

/** What supervisors do in a call that goes on; listening and speaking have a socket of their own (/live). */
export function superviseRoutes(services: Services): RouteDeclaration[] {
  return [
    route({
      method: "POST",
      url: "/calls/:id/whisper",
      operation: "whisperToAgent",
      summary: "Tell the agent of a live call something that only it hears",
      tag: "Calls",
      permission: "calls.supervise",
      params: z.object({ id: z.string().describe("Id of the call (call_...)") }),
      body: z.object({
        text: z
          .string()
          .trim()
          .min(1, "Enter an instruction.")
          .max(2_000, "Keep the instruction under 2,000 characters.")
          .describe("What the agent should do or say next"),
      }),
      status: 202,
      response: null,
      rateLimit: 60,
      async handle(ctx, { params, body }) {
        const callId = decodeId("call", params.id);
        if (!callId) throw notFound("call");
        const session = await findLiveSession(services, ctx, callId);
        await recordSupervision(ctx, callId, "whispered");
        session.whisper(body.text);
      },
    }),
  ];
}
