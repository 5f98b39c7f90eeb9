export { type Admission, createAdmission } from "./admission/create-admission.ts";
export { watchLoopDelay } from "./admission/watch-loop-delay.ts";
export type {
  Agent,
  AgentExample,
  AgentItem,
  AgentRequest,
  AgentTrigger,
  CallFacts,
  CallQuestion,
  TransferTarget,
} from "./agent/agent.ts";
export { type CallTools, noTools, type ToolDefinition } from "./agent/tools.ts";
export { beepTone } from "./audio/beep-tone.ts";
export { createDtmfDetector } from "./audio/dtmf-detector.ts";
export { dtmfTones } from "./audio/dtmf-tones.ts";
export { decodeMulaw, encodeMulaw } from "./audio/mulaw.ts";
export { dialTwiml, emptyTwiml, rejectTwiml, sayTwiml } from "./carrier/call-twiml.ts";
export { connectStreamTwiml } from "./carrier/connect-stream-twiml.ts";
export {
  createTwilioCarrier,
  type OutboundCall,
  type TwilioCarrier,
  type TwilioCarrierOptions,
  TwilioRefusal,
} from "./carrier/create-twilio-carrier.ts";
export { validateTwilioSignature } from "./carrier/validate-twilio-signature.ts";
export { createVirtualClock, type VirtualClock } from "./clock/virtual-clock.ts";
export { wallClock } from "./clock/wall-clock.ts";
export type {
  CallEvent,
  EndReason,
  MenuOption,
  TranscriptSegment,
  TurnLatency,
  UsageRecord,
} from "./conversation/call-event.ts";
export { defaultSettings } from "./conversation/settings.ts";
export type { AnsweredBy, ConversationSettings, KnownMenu, Phase, SpeakerTurn } from "./conversation/state.ts";
export { PRICES_AS_OF } from "./cost/price-table.ts";
export { type ProviderCost, priceUsage } from "./cost/price-usage.ts";
export { answersQuestion, isNoAnswer, isStatement } from "./outcome/answers-question.ts";
export { judgeOutcome, type Outcome, type OutcomeContext, type OutcomeResult } from "./outcome/judge-outcome.ts";
export { personSegments } from "./outcome/person-segments.ts";
export { splitSentences } from "./outcome/split-sentences.ts";
export { heardWords } from "./playout/heard-text.ts";
export * from "./ports.ts";
export { ProviderError, type ProviderErrorKind } from "./provider-error.ts";
export {
  type CircuitBreakers,
  type CircuitState,
  createCircuitBreakers,
} from "./providers/circuit-breaker.ts";
export { errorOfCause, errorOfStatus } from "./providers/classify-failure.ts";
export type { FallbackOptions } from "./providers/fallback.ts";
export { withFallbackAgent } from "./providers/with-fallback-agent.ts";
export { withFallbackStt } from "./providers/with-fallback-stt.ts";
export { withFallbackTts } from "./providers/with-fallback-tts.ts";
export { withPhraseCache } from "./providers/with-phrase-cache.ts";
export { type CallRecorder, createCallRecorder, type RecordingSummary } from "./recording/create-call-recorder.ts";
export type { Peaks } from "./recording/peaks.ts";
export { repairWav } from "./recording/repair-wav.ts";
export { createScriptedAgent } from "./scripted/create-scripted-agent.ts";
export { createCallMemory } from "./session/call-memory.ts";
export type { AudioListener, CallSession, CallSummary, Takeover } from "./session/call-session.ts";
export type { CallSessionOptions, CascadedSession } from "./session/call-session-options.ts";
export { createCallSession } from "./session/create-call-session.ts";
export { createSupervision } from "./session/supervision.ts";
export { type BrowserStream, openBrowserStream } from "./transport/open-browser-stream.ts";
export { type MediaSocket, type MediaStream, openMediaStream } from "./transport/open-media-stream.ts";
export { pcmBytes, readPcm } from "./transport/pcm.ts";
export { isBackchannel, wordsOf } from "./turns/backchannel.ts";
export { endpointDelayMs } from "./turns/endpointing.ts";
export { isVoicemailGreeting } from "./turns/voicemail.ts";
