import { type AiCallFacts, loadConversation, startConversation } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { isOpen } from "@parley/core/numbers";
import { getOrganization } from "@parley/core/organizations";
import type { Services } from "../boot/services.ts";
import type { CallStream } from "./call-stream.ts";
import { createCallTools } from "./call-tools/create-call-tools.ts";
import { conversationFacts, isInbound } from "./conversation-facts.ts";
import { openExamples } from "./examples.ts";
import { endInterruptedCalls } from "./finish.ts";
import { leaveBehind } from "./leave-behind.ts";
import type { LiveCall, LiveCalls } from "./live-calls.ts";
import { openMenus } from "./menus.ts";
import { openSession, providersOf } from "./open-session.ts";
import type { SpeechStack } from "./speech-stack.ts";
import { createTransfer } from "./transfer/create-transfer.ts";
import { createEventWriter } from "./write-events.ts";

/** Whoever rings hears somebody soon; whoever was rung speaks first. */
const INBOUND_OPENING_MS = 400;
const BROKE_OFF = "Something went wrong in Parley during this call. What was recorded until then is kept.";

/**
 * Holds one conversation over an open media stream: loads what the call needs through core, hands the engine's events back to
 * core in their order, and ends the call with all that it leaves behind. When that fails the call ends as failed; one that cannot
 * even be written as that keeps its mark and its recording for the next start.
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
    const planned = await loadConversation(ctx, call.callId);
    const ai = await startConversation(ctx, call.callId, providersOf(speech, planned.ai));
    if (!ai) {
      live.clear(call);
      return stream.transport.close();
    }
    const facts = conversationFacts(ai, await getOrganization(ctx), services.clock.now());
    const tools = await createCallTools(services, ctx, call, ai);
    const examples = await openExamples(services, ctx, ai);
    const menus = facts.direction === "outbound" ? await openMenus(ctx, ai) : null;
    const writer = createEventWriter(ctx, services, call, logger);
    const session = await openSession(speech, ai, {
      transport: stream.transport,
      facts,
      tools,
      examples: examples?.find,
      transfer: createTransfer(services, call, ai, tools.written()),
      voice: ai.voice ?? undefined,
      limits: {
        ...limitsOf(ai),
        closedMessage: closedMessage(ai, services.clock.now()),
        knownMenus: menus?.known ?? [],
      },
      maxCostMicrodollars: ai.maxCostMicrodollars ?? undefined,
      carrier: stream.carrier,
      recordingPath: ai.record ? live.recordingPath(call) : undefined,
      onEvent(event) {
        writer.take(event);
        examples?.take(event);
        menus?.take(event);
        stream.onEvent?.(event);
      },
    });
    live.held.set(call.callId, { ...held, hangUp: () => session.hangUp(), session });
    const summary = await session.finished;
    await writer.written();
    // What the next calls learn from this one is worth less than its ending.
    const unlearned = (error: Error) => logger.error({ err: error.message }, "what a call taught could not be kept");
    await examples?.written(call.callId).catch(unlearned);
    await menus?.written().catch(unlearned);
    const written = tools.written();
    await leaveBehind({ services, ctx, live, call, carrier: stream.carrier, facts, summary, written });
  } catch (error) {
    await endInterruptedCalls(services, live, [call], BROKE_OFF);
    throw error;
  } finally {
    live.held.delete(call.callId);
  }
}

function limitsOf(ai: AiCallFacts) {
  return {
    maxDurationMs: ai.maxDurationSeconds * 1000,
    holdBudgetMs: ai.holdBudgetSeconds * 1000,
    voicemail: ai.voicemailAction === "hang_up" ? ("hang_up" as const) : ("leave" as const),
    ...(isInbound(ai) ? { openingMs: INBOUND_OPENING_MS } : {}),
  };
}

/** Nobody of ours is there: outside the hours of the number that was rung, or when no persona answers it. */
function closedMessage({ number, persona }: AiCallFacts, now: Date): string | null {
  if (!number || (persona && isOpen(number.hours, now))) return null;
  return number.closedMessage ?? "We cannot take your call now. Please leave a message after the tone.";
}
