import { getNumber } from "@parley/core/numbers";
import { conflict, decodeId, invalidInput } from "@parley/platform";
import { callees } from "@parley/simulator";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { connectNumber } from "../voice/inbound/connect-number.ts";

const Callee = z.object({ number: z.string(), name: z.string(), description: z.string() });

/** The phone simulator: whom it plays, and calls from them to numbers of ours. */
export function simulatorRoutes(services: Services): RouteDeclaration[] {
  return [
    route({
      method: "GET",
      url: "/simulator/callees",
      operation: "listSimulatorCallees",
      summary: "List the phone simulator's numbers and what answers there",
      tag: "Simulator",
      permission: "calls.place",
      response: z.object({
        data: z.array(Callee),
        simulated: z.boolean().describe("Calls go to the simulator; no real phone rings"),
      }),
      handle: async () => ({ data: callees, simulated: services.carrier.name === "simulator" }),
    }),
    route({
      method: "POST",
      url: "/simulator/inbound",
      operation: "simulateInboundCall",
      summary: "Let somebody in the simulator ring a number of ours",
      tag: "Simulator",
      permission: "calls.place",
      body: z.object({
        number_id: z.string().describe("Id of the number that is rung (num_...)"),
        callee: z
          .string()
          .max(20)
          .optional()
          .describe("Who rings: a number of the simulator; somebody with questions without"),
      }),
      status: 202,
      response: z.object({ from: z.string().nullable(), to: z.string() }),
      rateLimit: 30,
      async handle(ctx, { body }) {
        const { simulator } = services.phone.main;
        const { id, number } = await getNumber(ctx, body.number_id);
        if (!simulator)
          throw conflict("no_simulator", "Calls go through a real carrier here. Ring the number with a telephone.");
        if (body.callee && !callees.some((callee) => callee.number === body.callee))
          throw invalidInput([{ pointer: "/callee", message: "Choose a number of GET /simulator/callees." }]);
        // The simulator forgets numbers when it ends.
        const connected = await connectNumber(services, {
          organizationId: ctx.organizationId,
          numberId: decodeId("num", id)!,
        });
        if (!connected)
          throw conflict("number_not_connected", "The simulator does not give us this number: it plays callees there.");
        simulator.placeInbound({ to: number, callee: body.callee });
        return { from: body.callee ?? null, to: number };
      },
    }),
  ];
}
