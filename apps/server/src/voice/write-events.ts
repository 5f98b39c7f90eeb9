import {
  type NewCallEvent,
  type NewSegment,
  recordCallEvent,
  recordSegment,
  recordTurn,
  recordWritten,
} from "@parley/core/calls";
import type { Context } from "@parley/core/context";
import type { Logger } from "@parley/platform";
import type { CallEvent } from "@parley/voice";
import type { Services } from "../boot/services.ts";
import { type LiveWords, publishLiveWords } from "../realtime/channels.ts";
import type { LiveCall } from "./live-calls.ts";

/** Writes events in order without making the audio wait. A write that fails is logged by id and does not end the call. */
export function createEventWriter(ctx: Context, services: Services, call: LiveCall, logger: Logger) {
  let tail: Promise<void> = Promise.resolve();
  let segments = 0;
  let happenings = 0;
  const queue = (work: () => Promise<unknown>) => {
    tail = tail.then(async () => {
      await work().catch((error: Error) =>
        logger.error({ err: error.message }, "an event of the call could not be written"),
      );
    });
  };
  const words = (speaker: LiveWords["speaker"], text: string, startMs: number, final: boolean) =>
    queue(() => publishLiveWords(services.db, { ...call, speaker, text, startMs, final }));

  return {
    take(event: CallEvent) {
      if (event.type === "interim") return words("callee", event.text, event.startMs, false);
      if (event.type === "latency") return queue(() => recordTurn(ctx, call.callId, event.latency));
      if (event.type === "error")
        logger.warn({ provider: event.provider, retryable: event.retryable }, "provider error");
      if (event.type === "segment") {
        const segment: NewSegment = { ...event.segment, position: segments++ };
        queue(() => recordSegment(ctx, call.callId, segment));
        return words(segment.speaker, segment.text, segment.startMs, true);
      }
      if (event.type === "revised") {
        const { index, segment } = event;
        return queue(() => recordSegment(ctx, call.callId, { ...segment, position: index }));
      }
      if (event.type === "answered_by") queue(() => recordWritten(ctx, call.callId, { answeredBy: event.answeredBy }));
      const happening = happeningOf(event);
      if (!happening) return;
      const position = happenings++;
      queue(() => recordCallEvent(ctx, call.callId, { ...happening, position }));
    },
    written: () => tail,
  };
}

/** What stands in the call's timeline. No words of anybody's: those are in the transcript, behind its permission. */
function happeningOf(event: CallEvent): Omit<NewCallEvent, "position"> | null {
  switch (event.type) {
    case "answered_by":
      return { kind: "answered_by", atMs: event.atMs, data: { answered_by: event.answeredBy } };
    case "interruption":
      return { kind: "interruption", atMs: event.atMs, data: { confirmed: event.confirmed } };
    case "hold":
      return { kind: "hold", atMs: event.atMs, data: { on: event.on, cause: event.cause } };
    case "menu": {
      const options = event.options.map(({ key, say, label }) => ({ key, say, label }));
      return { kind: "menu", atMs: event.atMs, data: { path: event.path, options, chosen: event.chosen } };
    }
    case "keys_sent":
      return { kind: "keys_sent", atMs: event.atMs, data: { keys: event.keys } };
    case "tool":
      return {
        kind: "tool",
        atMs: event.atMs,
        data: { name: event.name, ok: event.ok, duration_ms: event.durationMs },
      };
    case "transfer":
      return { kind: "transfer", atMs: event.atMs, data: { target: event.target, ok: event.ok } };
    case "example":
      return { kind: "example", atMs: event.atMs, data: { id: event.id, similarity: event.similarity } };
    case "whisper":
      return { kind: "whisper", atMs: event.atMs, data: {} };
    case "takeover":
      return { kind: "takeover", atMs: event.atMs, data: { on: event.on } };
    case "masked":
      return { kind: "masked", atMs: event.startMs, data: { end_ms: event.endMs } };
    case "error":
      return {
        kind: "provider_error",
        atMs: event.atMs ?? 0,
        data: { provider: event.provider, retryable: event.retryable },
      };
    default:
      return null;
  }
}
