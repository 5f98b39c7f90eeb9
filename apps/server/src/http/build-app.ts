import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import fastifyCookie from "@fastify/cookie";
import fastifyMultipart from "@fastify/multipart";
import fastifyRateLimit from "@fastify/rate-limit";
import { newUuid, notFound } from "@parley/platform";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import type { Services } from "../boot/services.ts";
import { serveDocumentation } from "./openapi.ts";
import { sendProblem } from "./problem.ts";
import { createResponseCheck } from "./response-check.ts";

/** JSON bodies up to this size are read, so that a field that is too long is refused by name and not by the socket. */
const BODY_LIMIT = 16 * 1024 * 1024;

/** Whether this server answers a path itself; every other path is a page of the web child. */
function isOwnPath(path: string): boolean {
  return (
    /^\/(api|webhooks|media|socket\.io|docs\/api)(\/|$|\?)/.test(path) || /^\/(healthz|readyz|metrics)(\?|$)/.test(path)
  );
}

/** The front door. `passOn` gets requests for pages before anything of their body is read. */
export async function buildApp(
  services: Services,
  passOn: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ app: FastifyInstance; server: Server }> {
  let server!: Server;
  const app = Fastify({
    loggerInstance: services.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    // The id of a query holds the query itself.
    routerOptions: { maxParamLength: 8192 },
    trustProxy: services.config.isLoopback ? false : "loopback, linklocal, uniquelocal",
    genReqId: () => `req_${newUuid().replaceAll("-", "")}`,
    serverFactory: (handler) => {
      server = createServer((request, response) => {
        if (isOwnPath(request.url ?? "/")) handler(request, response);
        else passOn(request, response);
      });
      // Importing a large file takes as long as it takes; slow headers are still cut off.
      server.requestTimeout = 0;
      return server;
    },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(createResponseCheck(services.logger));
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler((request, reply) => sendProblem(notFound("address"), request, reply));
  app.addHook("onSend", async (request, reply) => {
    reply.header("x-request-id", request.id);
    reply.header("x-content-type-options", "nosniff");
    if (request.url.startsWith("/api/")) reply.header("cache-control", reply.getHeader("cache-control") ?? "no-store");
  });
  // Uploads stay streams: the handler pipes request.raw to storage.
  app.addContentTypeParser(
    [
      ...["text/csv", "text/plain", "text/tab-separated-values", "application/octet-stream", "application/x-ndjson"],
      ...["application/gzip", "application/x-gzip", "application/zip", "application/x-zip-compressed"],
    ],
    (_request, payload, done) => {
      done(null, payload);
    },
  );
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { files: 1, fields: 20, fileSize: 2 * 1024 ** 3 } });
  await app.register(fastifyRateLimit, { global: false });
  await serveDocumentation(app);
  return { app, server };
}
