import type { AiCallFacts } from "@parley/core/calls";
import { createRealtimeSession } from "@parley/speech";
import { type CallSessionOptions, createCallSession } from "@parley/voice";
import type { HeldSession } from "./held-calls.ts";
import type { SpeechStack } from "./speech-stack.ts";

/** Whether one speech-to-speech model holds this call: its persona wants it, and there is a key. */
const isRealtime = (speech: SpeechStack, ai: Pick<AiCallFacts, "persona">) =>
  ai.persona?.engine === "realtime" && speech.realtime !== null;

/** Which provider does what in this call; shown beside it. */
export function providersOf(speech: SpeechStack, ai: Pick<AiCallFacts, "persona">): Record<string, string> {
  return isRealtime(speech, ai) ? { realtime: "openai" } : speech.providers;
}

/** Begins the conversation of a call over its open stream. */
export async function openSession(
  speech: SpeechStack,
  ai: AiCallFacts,
  options: Omit<CallSessionOptions, "stt" | "tts" | "vad" | "agent">,
): Promise<HeldSession> {
  if (speech.realtime && isRealtime(speech, ai)) {
    const { examples, ...rest } = options;
    // The model is told once what good answers are: those that fit what the call is for.
    const good = (await examples?.(options.facts.purpose)) ?? [];
    return createRealtimeSession({ ...rest, ...speech.realtime, examples: good });
  }
  const { stt, tts, agent } = speech;
  return createCallSession({ ...options, stt, tts, agent, vad: await speech.createVad() });
}
