import type { Services } from "../boot/services.ts";
import type { RouteDeclaration } from "../http/route.ts";
import { analyticsRoutes } from "./analytics.ts";
import { annotationRoutes } from "./annotations.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { callRoutes } from "./calls.ts";
import { customFieldRoutes } from "./custom-fields.ts";
import { dashboardLayoutRoutes } from "./dashboard-layouts.ts";
import { dashboardRoutes } from "./dashboards.ts";
import { demoRoutes } from "./demo.ts";
import { exampleRoutes } from "./examples.ts";
import { experimentRoutes } from "./experiments.ts";
import { exportRoutes } from "./exports.ts";
import { importMappingRoutes } from "./import-mappings.ts";
import { importRejectionRoutes } from "./import-rejections.ts";
import { importSourceRoutes } from "./import-sources.ts";
import { importRoutes } from "./imports.ts";
import { invitationRoutes } from "./invitations.ts";
import { journeyRoutes } from "./journeys.ts";
import { knowledgeRoutes } from "./knowledge.ts";
import { liveRoutes } from "./live.ts";
import { memberRoutes } from "./members.ts";
import { menuRoutes } from "./menus.ts";
import { numberRoutes } from "./numbers.ts";
import { organizationRoutes } from "./organizations.ts";
import { personaRoutes } from "./personas.ts";
import { savedViewRoutes } from "./saved-views.ts";
import { scenarioRoutes } from "./scenarios.ts";
import { sessionRoutes } from "./session.ts";
import { simulatorRoutes } from "./simulator.ts";
import { sourceRuleRoutes } from "./source-rules.ts";
import { statisticsRoutes } from "./statistics.ts";
import { superviseRoutes } from "./supervise.ts";
import { talkRoutes } from "./talk.ts";
import { toolRoutes } from "./tools.ts";

/** The whole public API. The two-tenant suite reads this list: a route that is not attacked there fails it. */
export function allRoutes(services: Services): RouteDeclaration[] {
  return [
    ...callRoutes(services),
    ...superviseRoutes(services),
    ...talkRoutes(services),
    ...personaRoutes,
    ...knowledgeRoutes,
    ...toolRoutes(services),
    ...numberRoutes(services),
    ...menuRoutes,
    ...exampleRoutes,
    ...scenarioRoutes,
    ...customFieldRoutes,
    ...importRoutes(services),
    ...importMappingRoutes(services),
    ...importRejectionRoutes(services),
    ...importSourceRoutes(services),
    ...sourceRuleRoutes,
    ...analyticsRoutes,
    ...exportRoutes,
    ...savedViewRoutes,
    ...dashboardLayoutRoutes,
    ...annotationRoutes,
    ...liveRoutes,
    ...statisticsRoutes,
    ...experimentRoutes,
    ...journeyRoutes,
    ...dashboardRoutes(services),
    ...memberRoutes,
    ...invitationRoutes(services),
    ...apiKeyRoutes,
    ...organizationRoutes(services),
    ...sessionRoutes(services),
    ...demoRoutes(services),
    ...simulatorRoutes(services),
  ];
}
