import { createHash, timingSafeEqual } from "node:crypto";
import type { Logger } from "@parley/platform";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { Switchboard } from "../network/switchboard.ts";
import { callResource } from "./call-resource.ts";
import { readCallRequest } from "./read-call-request.ts";
import { notAuthenticated, resourceNotFound, TwilioError } from "./twilio-error.ts";

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

/** The part of Twilio's REST API, version 2010-04-01, that places and ends calls. */
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
    const status = request.body?.get("Status");
    if (status !== "completed" && status !== "canceled") {
      throw new TwilioError(400, 20001, "The simulator changes a call only by Status=completed or Status=canceled");
    }
    if (call.isOver) throw new TwilioError(400, 21220, "Call is not in-progress. Cannot redirect.");
    // Twilio: "canceled" hangs up calls that are queued or ringing and leaves live ones alone.
    if (status === "completed" || !call.record.answeredAt) call.hangUp();
    return callResource(call.record);
  });

  function find(request: FastifyRequest<CallPath>) {
    const call = switchboard.find(request.params.callSid);
    if (!call) throw resourceNotFound(pathOf(request));
    return call;
  }
  return app;
}

const pathOf = (request: { url: string }) => request.url.split("?")[0]!;
const digest = (text: string) => createHash("sha256").update(text).digest();
const sameText = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

function asTwilioError(error: Error & { statusCode?: number }): TwilioError {
  const status = error.statusCode ?? 500;
  return status < 500 ? new TwilioError(status, 20001, error.message) : new TwilioError(500, 20500, "Internal error");
}
