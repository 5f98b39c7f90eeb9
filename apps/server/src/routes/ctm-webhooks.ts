import { receiveCtmWebhook } from "@parley/core/import-sources";
import type { FastifyInstance } from "fastify";
import type { Services } from "../boot/services.ts";
import { createLimiter } from "../http/rate-limit.ts";

/** A call with its transcript has some hundred kilobytes at most. */
const BODY_LIMIT = 4 * 1024 ** 2;
/** By address: all accounts of CallTrackingMetrics post from a few. */
const PER_MINUTE = 3_000;

/**
 * `POST /webhooks/ctm/{token}`: start, end and delayed end of calls. Answers 200 once they are stored. The body is read as text, because
 * its content type is not always true.
 */
export function registerCtmWebhooks(app: FastifyInstance, services: Services): void {
  const limit = createLimiter(app, "ctm_webhooks", PER_MINUTE);
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit: BODY_LIMIT }, (_request, body, done) => {
      done(null, body);
    });
    scope.post<{ Params: { token: string }; Body: string | undefined }>(
      "/webhooks/ctm/:token",
      { schema: { hide: true }, onRequest: limit },
      ({ params, body }) => receiveCtmWebhook(services.db, params.token, body ?? ""),
    );
  });
}
