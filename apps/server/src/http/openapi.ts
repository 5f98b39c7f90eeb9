import fastifySwagger from "@fastify/swagger";
import scalar from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";

/** OpenAPI 3.1 from the schemas that validate, and its reference page. */
export async function serveDocumentation(app: FastifyInstance): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Parley API",
        version: "1",
        description:
          "Calls from both doors: placed by AI agents and imported from call tracking. Send `Authorization: Bearer pk_...`. Errors are problem+json (RFC 9457) with a `request_id`.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/" }],
      components: {
        securitySchemes: {
          apiKey: { type: "http", scheme: "bearer", description: "An API key of the organization (pk_...)." },
          session: { type: "apiKey", in: "cookie", name: "parley.session_token" },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.get("/api/v1/openapi.json", { schema: { hide: true } }, () => app.swagger());
  await app.register(scalar, {
    routePrefix: "/docs/api",
    configuration: {
      url: "/api/v1/openapi.json",
      title: "Parley API",
      hideClientButton: true,
      withDefaultFonts: false,
      telemetry: false,
    },
  });
}
