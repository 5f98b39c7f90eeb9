import { finishCall, type NewSegment, recordSegment, recordTurn, startConversation } from "@parley/core/calls";
import { type Context, systemContext } from "@parley/core/context";
import type { Logger } from "@parley/platform";
import { type CallEvent, type CallSummary, createCallSession } from "@parley/voice";
import type { Services } from "../boot/services.ts";
import { type LiveWords, publishLiveWords } from "../realtime/channels.ts";
import type { CallStream } from "./call-stream.ts";
import { keepRecording } from "./finish.ts";
import type { LiveCall, LiveCalls } from "./live-calls.ts";
import { outcomeOf, reasonOf } from "./outcome.ts";
import type { SpeechStack } from "./speech-stack.ts";

/**
 * Holds one conversation over an open media stream: loads what the call needs through core, hands the engine's events back to
 * core in their order, and ends the call with all that it leaves behind.
 */
export async function runCall(
  services: Services,
  speech: SpeechStack,
  live: LiveCalls,
  call: LiveCall,
  stream: CallStream,
): Promise<void> {
  const ctx = systemContext(services, call.organizationId, { kind: "provider", provider: "twilio" });
  const logger = services.logger.child({ callId: call.callId });
  const held = { organizationId: call.organizationId, hangUp: () => stream.transport.close() };
  live.held.set(call.callId, { ...held, session: null });
  live.mark(call);
  try {
    const ai = await startConversation(ctx, call.callId, speech.providers);
    if (!ai) return stream.transport.close();
    const writer = createWriter(ctx, services, call, logger);
    const facts = {
      purpose: ai.purpose,
      callerName: ai.callerName ?? undefined,
      instructions: ai.instructions ?? undefined,
      language: ai.language,
      discloseRecording: ai.record,
    };
    const session = createCallSession({
      transport: stream.transport,
      stt: speech.stt,
      tts: speech.tts,
      vad: await speech.createVad(),
      agent: speech.agent,
      facts,
      voice: ai.voice ?? undefined,
      limits: { maxDurationMs: ai.maxDurationSeconds * 1000 },
      recordingPath: ai.record ? live.recordingPath(call) : undefined,
      onEvent(event) {
        writer.take(event);
        stream.onEvent?.(event);
      },
    });
    live.held.set(call.callId, { ...held, hangUp: () => session.hangUp(), session });
    const summary = await session.finished;
    await writer.written();
    const { carrier } = stream;
    await leaveBehind({ services, ctx, live, call, carrier, summary, purpose: ai.purpose, model: speech.model });
  } finally {
    live.held.delete(call.callId);
    live.clear(call);
  }
}

interface Ending {
  services: Services;
  ctx: Context;
  live: LiveCalls;
  call: LiveCall;
  carrier: string;
  summary: CallSummary;
  purpose: string;
  model: SpeechStack["model"];
}

async function leaveBehind({ services, ctx, live, call, carrier, summary, purpose, model }: Ending) {
  const recording = await keepRecording(services, live, call, summary.recording);
  const ended = await finishCall(ctx, call.callId, {
    ...reasonOf(summary),
    answeredBy: summary.answeredBy,
    durationSeconds: Math.round(summary.durationMs / 1000),
    ...(await outcomeOf(carrier, model, summary, purpose)),
    recording,
  });
  // When the agent ended the talk, the line is still open at the carrier.
  if (ended?.carrierSid) await services.carrier.hangUp(ended.carrierSid).catch(() => {});
}

/** Writes events in order without making the audio wait. A write that fails is logged by id and does not end the call. */
function createWriter(ctx: Context, services: Services, call: LiveCall, logger: Logger) {
  let tail: Promise<void> = Promise.resolve();
  let position = 0;
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
        return void logger.warn({ provider: event.provider, retryable: event.retryable }, "provider error");
      if (event.type !== "segment") return;
      const segment: NewSegment = { ...event.segment, position: position++ };
      queue(() => recordSegment(ctx, call.callId, segment));
      words(segment.speaker, segment.text, segment.startMs, true);
    },
    written: () => tail,
  };
}
