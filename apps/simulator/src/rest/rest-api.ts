import { createHash, timingSafeEqual } from "node:crypto";
import type { Logger } from "@parley/platform";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { ringIn } from "../network/ring-in.ts";
import type { Switchboard } from "../network/switchboard.ts";
import { callResource } from "./call-resource.ts";
import { addNumberRoutes } from "./number-routes.ts";
import { readCallRequest } from "./read-call-request.ts";
import { readCallUpdate } from "./read-call-update.ts";
import { notAuthenticated, pathOf, resourceNotFound, TwilioError } from "./twilio-error.ts";

interface Options {
  accountSid: string;
  authToken: string;
  switchboard: Switchboard;
  logger: Logger | undefined;
}

interface CallPath {
  Params: { callSid: string };
  Body: URLSearchParams | undefined;
}

/** The part of Twilio's REST API, version 2010-04-01, that places, redirects and ends calls and keeps numbers. */
export function createRestApi({ accountSid, authToken, switchboard, logger }: Options): FastifyInstance {
  const app = Fastify({ bodyLimit: 65_536, routerOptions: { maxParamLength: 200 } });
  const calls = `/2010-04-01/Accounts/${accountSid}/Calls`;

  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
    done(null, new URLSearchParams(body.toString())),
  );
  app.addHook("onRequest", async (request) => {
    const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
    if (!sameText(request.headers.authorization ?? "", expected)) throw notAuthenticated();
  });
  app.setNotFoundHandler((request) => {
    throw resourceNotFound(pathOf(request));
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const known = error instanceof TwilioError ? error : asTwilioError(error);
    if (known.status >= 500) logger?.error({ err: error }, "simulator request failed");
    return reply.code(known.status).send(known.toJSON());
  });

  app.post<CallPath>(`${calls}.json`, async (request, reply) => {
    const call = switchboard.place(readCallRequest(request.body ?? new URLSearchParams()));
    return reply.code(201).send(callResource(call.record));
  });
  app.get<CallPath>(`${calls}/:callSid.json`, async (request) => callResource(find(request).record));
  app.post<CallPath>(`${calls}/:callSid.json`, async (request) => {
    const call = find(request);
    const { status, source } = readCallUpdate(request.body ?? new URLSearchParams());
    const mayBeRedirected = call.record.status === "in-progress";
    if (call.isOver || (source && !mayBeRedirected)) {
      throw new TwilioError(400, 21220, "Call is not in-progress. Cannot redirect.");
    }
    if (source) call.redirect(source);
    // Twilio: "canceled" hangs up calls that are queued or ringing and leaves live ones alone.
    else if (status === "completed" || !call.record.answeredAt) call.hangUp();
    return callResource(call.record);
  });

  // Not Twilio's: lets the product ask for a call to a number of its own.
  app.post<CallPath>(`/2010-04-01/Accounts/${accountSid}/Simulator/InboundCalls.json`, async (request, reply) => {
    const form = request.body ?? new URLSearchParams();
    const given = (name: string) => form.get(name) || undefined;
    const call = ringIn(switchboard, { to: form.get("To") ?? "", callee: given("Callee"), from: given("From") });
    return reply.code(201).send(callResource(call.record));
  });
  addNumberRoutes(app, accountSid, switchboard);

  function find(request: FastifyRequest<CallPath>) {
    const call = switchboard.find(request.params.callSid);
    if (!call) throw resourceNotFound(pathOf(request));
    return call;
  }
  return app;
}

const digest = (text: string) => createHash("sha256").update(text).digest();
const sameText = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

function asTwilioError(error: Error & { statusCode?: number }): TwilioError {
  const status = error.statusCode ?? 500;
  return status < 500 ? new TwilioError(status, 20001, error.message) : new TwilioError(500, 20500, "Internal error");
}
