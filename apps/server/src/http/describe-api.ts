import { createLogger, systemClock } from "@parley/platform";
import type { Services } from "../boot/services.ts";
import { allRoutes } from "../routes/all.ts";
import { registerPublicDashboards } from "../routes/public-dashboards.ts";
import { buildApp } from "./build-app.ts";
import { registerRoutes } from "./register-routes.ts";

/** The OpenAPI document of the routes as they are declared, without a database or a port: for the SDK and the tests. */
export async function describeApi(): Promise<object> {
  const services = {
    config: { isLoopback: true, publicUrl: "http://localhost:3000" },
    logger: createLogger("codegen", "silent"),
    clock: systemClock,
  } as Services;
  const { app } = await buildApp(services, () => {});
  registerRoutes(app, services, allRoutes(services));
  registerPublicDashboards(app, services);
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}
