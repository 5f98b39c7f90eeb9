import { callees } from "@parley/simulator";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";

const Callee = z.object({ number: z.string(), name: z.string(), description: z.string() });

export function simulatorRoutes({ carrier }: Services): RouteDeclaration[] {
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
      handle: async () => ({ data: callees, simulated: carrier.name === "simulator" }),
    }),
  ];
}
