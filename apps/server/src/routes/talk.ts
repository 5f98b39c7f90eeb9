import { StartBrowserCallInput, startBrowserCall } from "@parley/core/calls";
import { DomainError } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, wireSchema } from "../http/wire.ts";
import { endUnusedCall } from "../voice/browser/end-unused-call.ts";
import { checkTalkRoom } from "../voice/browser/talk-room.ts";

/** Talking to a persona without a telephone. */
export function talkRoutes(services: Services): RouteDeclaration[] {
  return [
    route({
      method: "POST",
      url: "/personas/:id/talk",
      operation: "talkToPersona",
      summary: "Begin a call with a persona in the browser",
      tag: "Personas",
      permission: "calls.place",
      params: z.object({ id: z.string().describe("Id of the persona (persona_...)") }),
      body: wireSchema(StartBrowserCallInput),
      status: 201,
      response: z.object({
        call_id: z.string(),
        url: z.string().describe("Path of the WebSocket that carries the audio: good once, for a minute"),
      }),
      rateLimit: 30,
      async handle(ctx, { params, body }) {
        const { talk, live, desk, config } = services;
        if (!config.env.ROLES.includes("voice") || desk.refusal) throw noPlace();
        const { organizationId, actor } = ctx;
        checkTalkRoom(services, organizationId);
        return talk.making(organizationId, async () => {
          const { id, callId } = await startBrowserCall(ctx, params.id, fromWire(body));
          const call = { organizationId, callId };
          live.mark(call);
          if (desk.reserve(callId)) {
            await endUnusedCall(services, call);
            throw noPlace();
          }
          const userId = actor.kind === "user" ? actor.userId : null;
          const ticket = talk.issue({ ...call, userId }, () => void endUnusedCall(services, call));
          return { call_id: id, url: `/talk/${ticket}` };
        });
      },
    }),
  ];
}

const noPlace = () =>
  new DomainError("unavailable", "no_place_for_call", "Too many calls are going on, or Parley is stopping. Try again.");
