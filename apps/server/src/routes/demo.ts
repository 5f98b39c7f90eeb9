import { removeDemo } from "@parley/core/demo";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";

export function demoRoutes({ storage }: Services): RouteDeclaration[] {
  return [
    route({
      method: "DELETE",
      url: "/demo",
      operation: "removeDemo",
      summary: "Remove the generated calls of the demo",
      tag: "Organization",
      permission: "organization.manage",
      status: 200,
      response: z.object({ calls: z.number().describe("How many calls went") }),
      handle: (ctx) => removeDemo(ctx, { storage }),
    }),
  ];
}
