import type { Agent, CallFacts } from "../agent/agent.ts";
import { wallClock } from "../clock/wall-clock.ts";
import type { CallEvent, EndReason, TranscriptSegment, UsageRecord } from "../conversation/call-event.ts";
import { reduce } from "../conversation/reduce.ts";
import { defaultSettings } from "../conversation/settings.ts";
import {
  type AnsweredBy,
  type ConversationInput,
  type ConversationSettings,
  type Effect,
  newConversation,
  type ReleasedTurn,
  type TimerName,
} from "../conversation/state.ts";
import { createPlayout, type Heard } from "../playout/playout.ts";
import {
  type CallClock,
  type MediaTransport,
  SAMPLES_PER_MS,
  type SpeechToText,
  type TextToSpeech,
  type VoiceActivityDetector,
} from "../ports.ts";
import { createCallRecorder } from "../recording/create-call-recorder.ts";
import type { CallSession, CallSummary } from "./call-session.ts";
import { createListener } from "./listen.ts";
import { createReplyRunner } from "./reply-runner.ts";

export interface CallSessionOptions {
  transport: MediaTransport;
  stt: SpeechToText;
  tts: TextToSpeech;
  vad: VoiceActivityDetector;
  agent: Agent;
  facts: CallFacts;
  voice?: string;
  clock?: CallClock;
  limits?: Partial<ConversationSettings>;
  /** Where the two-channel recording is written as the call goes on; none without it. */
  recordingPath?: string;
  /** Called in order and at once. What it throws is not caught: it must not throw. */
  onEvent(event: CallEvent): void;
}

/** How long the end of a call waits for the words of a callee who was cut off. */
const LAST_WORDS_MS = 1500;

/** Holds one call over a transport that is already streaming, until somebody ends it. */
export function createCallSession(options: CallSessionOptions): CallSession {
  const { transport, facts, clock = wallClock } = options;
  const settings = { ...defaultSettings, ...options.limits };
  const segments: TranscriptSegment[] = [];
  const usage: UsageRecord[] = [];
  const timers = new Map<TimerName, () => void>();
  const queue: ConversationInput[] = [];
  let state = newConversation();
  let origin = Math.round(clock.now());
  let sawAudio = false;
  let mediaMs = 0;
  let reducing = false;
  let ending = false;
  let onSettled: ((words: { text: string; confidence: number }) => void) | null = null;
  let released: { generation: number; turn: ReleasedTurn } | null = null;
  let finish!: (summary: CallSummary) => void;
  const finished = new Promise<CallSummary>((resolve) => {
    finish = resolve;
  });

  const callMs = (at = clock.now()) => Math.max(0, Math.round(at - origin));
  const emit = (event: CallEvent) => {
    if (event.type === "segment") segments.push(event.segment);
    if (event.type === "usage") usage.push(event.usage);
    options.onEvent(event);
  };
  const fail = (provider: string, retryable: boolean, message: string) =>
    emit({ type: "error", provider, retryable, message });

  const recorder = options.recordingPath ? createCallRecorder(options.recordingPath) : null;
  const stt = options.stt.open({
    language: facts.language,
    onEvent(event) {
      if (event.type === "transcript") {
        if (event.settled && event.utterance === state.utterance.id) onSettled?.(event);
        dispatch(event);
      } else if (event.type === "usage") {
        emit({
          type: "usage",
          usage: { kind: "stt", provider: options.stt.provider, audioSeconds: event.audioSeconds },
        });
      } else {
        fail(event.error.provider, event.error.retryable, event.error.message);
        if (!event.error.retryable) dispatch({ type: "deaf" });
      }
    },
  });
  const playout = createPlayout({
    transport,
    clock,
    onStarted(generation, at) {
      measure(generation, at);
      dispatch({ type: "playback_started", generation, atMs: callMs(at) });
    },
    onFinished: (generation, heard) =>
      dispatch({
        type: "playback_finished",
        generation,
        heard: onCallClock(heard),
        next: replies.current()?.next ?? "continue",
      }),
    onFrame: (frame, at) => recorder?.agent(frame, callMs(at)),
    onErased: (at) => recorder?.eraseAgent(callMs(at)),
  });
  const replies = createReplyRunner({
    agent: options.agent,
    tts: options.tts,
    playout,
    facts,
    voice: options.voice,
    clock,
    onUsage: (record) => emit({ type: "usage", usage: record }),
    onBroken: (error) => fail(error.provider, error.retryable, error.message),
    onFailed(generation, error) {
      fail(error.provider, error.retryable, error.message);
      dispatch({ type: "reply_failed", generation, retryable: error.retryable });
    },
  });
  const listener = createListener({
    vad: options.vad,
    stt,
    clock,
    onVoice: dispatch,
    onBeep: () => dispatch({ type: "beep" }),
    onDead: () => dispatch({ type: "closed", reason: "transport_lost" }),
    onDeaf() {
      fail("vad", false, "The voice detector failed.");
      dispatch({ type: "deaf" });
    },
  });

  function onCallClock(heard: Heard) {
    return { text: heard.text, startMs: callMs(heard.startedAt ?? heard.endedAt), endMs: callMs(heard.endedAt) };
  }

  function measure(generation: number, at: number) {
    const times = replies.current()?.times;
    if (released?.generation !== generation || !times) return;
    const { speechEndMs, decidedAtMs, sttMs } = released.turn;
    const firstTextAt = times.firstTextAt ?? times.askedAt;
    const latency = {
      endpointingMs: decidedAtMs - speechEndMs,
      sttMs,
      llmMs: Math.round(firstTextAt - times.askedAt),
      ttsMs: Math.round((times.firstSoundAt ?? firstTextAt) - (times.firstChunkAt ?? firstTextAt)),
      totalMs: Math.round(callMs(at) - speechEndMs),
    };
    emit({ type: "latency", latency, atMs: callMs(at) });
  }

  function dispatch(input: ConversationInput) {
    queue.push(input);
    if (reducing) return;
    reducing = true;
    for (let next = queue.shift(); next; next = queue.shift()) {
      const result = reduce(state, next, callMs(), settings);
      state = result.state;
      for (const effect of result.effects) perform(effect);
    }
    reducing = false;
  }

  function perform(effect: Effect) {
    switch (effect.type) {
      case "stt_speech_started":
        return stt.speechStarted(effect.atMs);
      case "stt_settle":
        return stt.settle();
      case "stt_peek":
        return stt.peek();
      case "stt_next":
        return stt.nextUtterance(effect.utterance);
      case "respond":
        return replies.respond(effect.generation, effect.trigger, effect.history);
      case "say":
        return replies.say(effect.generation, effect.text);
      case "release":
        released = effect.turn && { generation: effect.generation, turn: effect.turn };
        return playout.release(effect.generation);
      case "cancel_reply":
        replies.cancel();
        playout.cut();
        return;
      case "hold":
        return playout.hold();
      case "resume":
        return playout.resume();
      case "cut": {
        replies.cancel();
        const heard = onCallClock(playout.cut());
        return void queue.push({ type: "playback_cut", heard, interrupted: effect.interrupted });
      }
      case "timer":
        timers.get(effect.name)?.();
        timers.set(
          effect.name,
          clock.after(effect.atMs - callMs(), () => {
            timers.delete(effect.name);
            dispatch({ type: "timer", name: effect.name });
          }),
        );
        return;
      case "clear_timer":
        timers.get(effect.name)?.();
        timers.delete(effect.name);
        return;
      case "emit":
        return emit(effect.event);
      case "hang_up":
        if (!ending) void close(effect.reason);
        ending = true;
        return;
    }
  }

  /** What the callee was saying when the line went: the recognizer gets a moment to settle it. */
  async function writeLastWords() {
    const { utterance } = state;
    if (utterance.startMs === null) return;
    let { text, confidence } = utterance;
    if (!utterance.settled) {
      const settled = await new Promise<{ text: string; confidence: number } | null>((resolve) => {
        onSettled = resolve;
        clock.after(LAST_WORDS_MS, () => resolve(null));
        stt.settle();
      });
      if (settled?.text) ({ text, confidence } = settled);
    }
    const { startMs, endMs } = utterance;
    if (!text.trim()) return;
    const end = Math.max(startMs, endMs);
    emit({
      type: "segment",
      segment: { speaker: "callee", text: text.trim(), startMs, endMs: end, confidence, interrupted: false },
    });
  }

  async function close(reason: EndReason) {
    // After this turn of the queue, so that what was heard last is in the transcript.
    await Promise.resolve();
    for (const cancel of timers.values()) cancel();
    listener.close();
    replies.cancel();
    playout.cut();
    transport.close();
    await writeLastWords();
    await stt.close().catch(() => {});
    const recording = recorder
      ? await recorder.close().catch(() => {
          fail("recording", false, "The recording could not be written.");
          return null;
        })
      : null;
    const durationMs = Math.round(Math.max(mediaMs, callMs()));
    emit({ type: "ended", reason, answeredBy: state.answeredBy, durationMs });
    finish({ reason, answeredBy: state.answeredBy, durationMs, holdMs: 0, segments, usage, recording });
  }

  options.tts.warm?.();
  dispatch({ type: "started" });
  transport.listen((event) => {
    if (ending) return;
    if (event.type === "audio") {
      const endMs = event.atMs + event.samples.length / SAMPLES_PER_MS;
      const arrival = Math.round(clock.now() - endMs);
      // The smallest delay seen is the line's own; the rest is jitter.
      origin = sawAudio ? Math.min(origin, arrival) : arrival;
      sawAudio = true;
      mediaMs = endMs;
      recorder?.callee(event.samples, event.atMs);
      listener.push(event.samples);
    } else if (event.type === "mark") playout.acknowledge(event.name);
    else if (event.type === "dtmf") emit({ type: "dtmf", digit: event.digit, atMs: callMs() });
    else dispatch({ type: "closed", reason: "callee_hung_up" });
  });

  return {
    hangUp: (reason = "canceled") => dispatch({ type: "closed", reason }),
    whisper() {},
    takeOver: () => null,
    listenIn: () => () => {},
    finished,
  };
}
