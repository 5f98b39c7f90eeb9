import { setTimeout as sleep } from "node:timers/promises";
import { indexCalls } from "@parley/core/call-search";
import { dispatchEvents } from "@parley/core/events";
import { checkSource, ingestWebhook, noteFinishedImports, runSource } from "@parley/core/import-sources";
import { ingestCalls, runImport, runUndo } from "@parley/core/imports";
import { linkAfterEvents, linkJourneys } from "@parley/core/journeys";
import { rezoneCalls } from "@parley/core/local-times";
import { type Mailer, sendMail } from "@parley/core/mail";
import type { Services } from "../boot/services.ts";
import { sourceDeps } from "../import-sources/source-deps.ts";
import { notifyRealtime } from "../realtime/channels.ts";
import { analyseCall } from "../voice/after-call/analyse-call.ts";
import { compressRecording } from "../voice/after-call/compress-recording.ts";
import { dialWhenPossible } from "../voice/dial-when-possible.ts";
import { connectNewNumbers, connectNumber } from "../voice/inbound/connect-number.ts";
import { holdScenarioRun } from "../voice/scenarios/hold-scenario-run.ts";
import type { SpeechStack } from "../voice/speech-stack.ts";
import { embedTexts } from "./embed-texts.ts";
import type { JobHandlers } from "./start-worker.ts";

/** A new Twilio account starts one call a second; dialling runs in one queue, so this pause is the pace of all processes. */
const DIAL_PAUSE_MS = 1_000;

export function jobHandlers(services: Services, mailer: Mailer, speech: SpeechStack): JobHandlers {
  const { db, clock } = services;
  return {
    async dispatch_events({ organizationId }) {
      await dispatchEvents(db, organizationId, [
        notifyRealtime,
        noteFinishedImports,
        linkAfterEvents,
        connectNewNumbers,
      ]);
    },
    async run_import(payload, { lastAttempt }) {
      await runImport({ ...services, lastAttempt }, payload);
    },
    undo_import: (payload) => runUndo(services, payload),
    index_calls: (payload, { signal }) => indexCalls({ db, clock, signal }, payload),
    build_segments: ({ organizationId }) => services.segments.build(organizationId),
    link_journeys: (payload, { signal }) => linkJourneys({ db, clock, signal }, payload),
    async dial_call(call) {
      if (await dialWhenPossible(services, call)) await sleep(DIAL_PAUSE_MS);
    },
    async analyse_call(call, { signal }) {
      // A recording that cannot be compressed keeps nobody from reading the call.
      const [read, compressed] = await Promise.allSettled([
        analyseCall(services, speech.model, call, signal),
        compressRecording(services, call, signal),
      ]);
      for (const part of [read, compressed]) if (part.status === "rejected") throw part.reason;
    },
    embed_texts: (payload, { signal }) => embedTexts(services, payload, signal),
    async connect_number(payload) {
      await connectNumber(services, payload);
    },
    run_scenario: (payload, { signal }) => holdScenarioRun(services, speech, payload, signal),
    run_source: (payload, { lastAttempt, signal }) =>
      runSource({ ...sourceDeps(services, signal), db, clock, lastAttempt }, payload),
    ingest_webhook: (payload) =>
      ingestWebhook({ db, clock, ingestCalls: (scope, records) => ingestCalls(services, scope, records) }, payload),
    check_source: (payload) => checkSource({ db, clock, publicUrl: services.config.publicUrl }, payload),
    rezone_calls: (payload, { signal }) => rezoneCalls({ db, clock, signal }, payload),
    send_mail: (payload, { id }) => sendMail(mailer, payload, id),
  };
}
