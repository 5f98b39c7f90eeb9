import { callees } from "@parley/simulator";
import { z } from "zod";
import { route } from "../http/route.ts";

export const simulatorRoutes = [
  route({
    method: "GET",
    url: "/simulator/callees",
    operation: "listSimulatorCallees",
    summary: "List the phone simulator's numbers and what answers there",
    tag: "Simulator",
    permission: "calls.place",
    response: z.object({ data: z.array(z.object({ number: z.string(), name: z.string(), description: z.string() })) }),
    handle: async () => ({ data: callees }),
  }),
];
