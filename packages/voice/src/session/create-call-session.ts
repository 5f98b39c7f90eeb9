import { noTools } from "../agent/tools.ts";
import { wallClock } from "../clock/wall-clock.ts";
import type { CallEvent, EndReason, TranscriptSegment, UsageRecord } from "../conversation/call-event.ts";
import { reduce } from "../conversation/reduce.ts";
import {
  type ConversationInput,
  type Effect,
  newConversation,
  type ReleasedTurn,
  type SpeakerTurn,
  type TimerName,
} from "../conversation/state.ts";
import { createPlayout, type Heard } from "../playout/playout.ts";
import { SAMPLES_PER_MS } from "../ports.ts";
import { createCallMemory } from "./call-memory.ts";
import type { CallSummary } from "./call-session.ts";
import type { CallSessionOptions, CascadedSession } from "./call-session-options.ts";
import { createKeyFilter } from "./key-filter.ts";
import { lastWords, type Words } from "./last-words.ts";
import { createListener } from "./listen.ts";
import { createReplyRunner } from "./reply-runner.ts";
import { settingsOf } from "./settings-of.ts";
import { createSupervision } from "./supervision.ts";
import { createSupervisorEar } from "./supervisor-ear.ts";
import { createTimers } from "./timers.ts";
import { turnLatency } from "./turn-latency.ts";
import { watchCost } from "./watch-cost.ts";
import { within } from "./within.ts";

/** How long the end of a call waits for the carrier's word on a transfer. */
const TRANSFER_MS = 5000;

/** Holds one call over a transport that is already streaming, until somebody ends it. */
export function createCallSession(options: CallSessionOptions): CascadedSession {
  const { transport, facts, clock = wallClock } = options;
  const settings = settingsOf(facts, options.limits);
  const { direction } = settings;
  const usage: UsageRecord[] = [];
  const queue: ConversationInput[] = [];
  let state = newConversation(direction);
  let origin = Math.round(clock.now());
  let sawAudio = false;
  let mediaMs = 0;
  let reducing = false;
  let ending = false;
  let onSettled: ((words: Words) => void) | null = null;
  let released: { generation: number; turn: ReleasedTurn } | null = null;
  let transferred: Promise<boolean> | null = null;
  let finish!: (summary: CallSummary) => void;
  const finished = new Promise<CallSummary>((resolve) => {
    finish = resolve;
  });

  const callMs = (at = clock.now()) => Math.max(0, Math.round(at - origin));
  const emit = (event: CallEvent) => {
    if (event.type === "segment") return void keep(event.segment);
    if (event.type === "usage") {
      usage.push(event.usage);
      cost?.used(event.usage);
    }
    options.onEvent(event);
  };
  const keep = (segment: TranscriptSegment) => {
    const kept = memory.keep(segment);
    options.onEvent({ type: "segment", segment: kept });
    if (kept.speaker === "callee" && state.utterance.startMs === null) memory.utteranceOver(kept.endMs);
    return kept;
  };
  const fail = (provider: string, retryable: boolean, message: string) =>
    emit({ type: "error", provider, retryable, message, atMs: callMs() });
  const onUsage = (record: UsageRecord) => emit({ type: "usage", usage: record });

  const timers = createTimers<TimerName>(clock, (name) => dispatch({ type: "timer", name }));
  const cost = options.maxCostMicrodollars
    ? watchCost({
        ...{ limitMicrodollars: options.maxCostMicrodollars, carrier: options.carrier ?? "", clock, callMs },
        stt: options.stt.provider,
        onReached: () => dispatch({ type: "over_cost" }),
      })
    : null;
  const memory = createCallMemory({
    recordingPath: options.recordingPath,
    onEvent: options.onEvent,
    onRevised: (from, to) => dispatch({ type: "revise", from, to }),
  });
  const stt = options.stt.open({
    language: facts.language,
    keyterms: [facts.callerName, facts.agentName, ...(facts.transferTargets ?? []).map(({ name }) => name)].filter(
      (name) => name !== undefined,
    ),
    onEvent(event) {
      if (event.type === "transcript") {
        const heard = memory.heard(event);
        if (heard.settled && heard.utterance === state.utterance.id) onSettled?.(heard);
        dispatch({ ...heard, type: "transcript" });
      } else if (event.type === "usage") {
        const { provider = options.stt.provider, audioSeconds } = event;
        onUsage({ kind: "stt", provider, audioSeconds });
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
      for (const { id, similarity } of replies.current()?.examples ?? [])
        emit({ type: "example", id, similarity, atMs: callMs(at) });
      dispatch({ type: "playback_started", generation, atMs: callMs(at) });
    },
    onFinished(generation, heard) {
      const next = replies.current()?.next ?? { type: "continue" as const };
      dispatch({ type: "playback_finished", generation, heard: onCallClock(heard), next });
    },
    onFrame: (frame, at) => playAgent(frame, at),
    onErased: (at) => memory.recorder?.eraseAgent(callMs(at)),
  });
  const replies = createReplyRunner({
    ...{ agent: options.agent, tts: options.tts, tools: options.tools ?? noTools, examples: options.examples },
    ...{ playout, facts, voice: options.voice, clock, fillers: settings.phrases.fillers, onUsage },
    onTool({ name, ok, durationMs, result }) {
      emit({ type: "tool", name, ok, durationMs, atMs: callMs() });
      dispatch({ type: "note", text: `Answer of the tool ${name}: ${JSON.stringify(result ?? null).slice(0, 600)}` });
    },
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
    watchForMachines: direction === "outbound",
    onHeard: dispatch,
    onKey: (digit) => onKey(digit, "tones"),
    onDead: () => dispatch({ type: "closed", reason: "transport_lost" }),
    onDeaf() {
      fail("vad", false, "The voice detector failed.");
      dispatch({ type: "deaf" });
    },
  });
  const supervisorEar = createSupervisorEar({
    ...{ stt: options.stt, language: facts.language, callMs },
    onSegment(segment) {
      const kept = keep(segment);
      dispatch({ type: "note", text: `A person of ours said: ${kept.text}` });
    },
  });
  const supervision = createSupervision({
    transport,
    clock,
    onFrame: (frame, at) => playAgent(frame, at),
    onTakeOver: (on) => dispatch({ type: "take_over", on }),
    onVoice: (samples) => supervisorEar.hear(samples),
  });

  const isNewKey = createKeyFilter(clock);
  function onKey(digit: string, source: "tones" | "carrier") {
    if (!isNewKey(digit, source)) return;
    memory.keyPressed(callMs());
    emit({ type: "dtmf", digit, atMs: callMs() });
    dispatch({ type: "dtmf", digit });
  }

  function playAgent(frame: Int16Array, at: number) {
    memory.recorder?.agent(frame, callMs(at));
    supervision.tap("agent", frame, callMs(at));
  }

  function onCallClock({ text, sounds, startedAt, endedAt }: Heard) {
    for (const keys of sounds.filter(Boolean)) {
      emit({ type: "keys_sent", keys, atMs: callMs(endedAt) });
      queue.push({ type: "note", text: `You pressed ${[...keys].join(" ")}.` });
    }
    return { text, startMs: callMs(startedAt ?? endedAt), endMs: callMs(endedAt) };
  }

  function measure(generation: number, at: number) {
    const times = replies.current()?.times;
    if (released?.generation !== generation || !times) return;
    const latency = turnLatency(released.turn, times, callMs(at));
    emit({ type: "latency", latency, atMs: callMs(at) });
  }

  const shown = (turn: SpeakerTurn) => ({ ...turn, text: memory.shown(turn.text) });

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
        memory.speechStarted(state.utterance.startMs ?? effect.atMs);
        return stt.speechStarted(effect.atMs);
      case "stt_settle":
        return stt.settle();
      case "stt_peek":
        return stt.peek();
      case "stt_next":
        memory.utteranceOver(effect.endMs);
        return stt.nextUtterance(effect.utterance);
      case "respond":
        return replies.respond(effect.generation, effect.trigger, effect.history.map(shown));
      case "say":
        return replies.say(effect.generation, effect.text);
      case "sound":
        return replies.sound(effect.generation, effect.keys);
      case "release":
        released = effect.turn && { generation: effect.generation, turn: effect.turn };
        replies.release(effect.generation);
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
        return timers.set(effect.name, effect.atMs - callMs());
      case "clear_timer":
        return timers.clear(effect.name);
      case "listen_for_person":
        return listener.listenForPerson(effect.on);
      case "transfer":
        return void transfer(effect.target, effect.briefing);
      case "emit":
        return emit(effect.event);
      case "hang_up":
        if (!ending) void close(effect.reason);
        ending = true;
        return;
    }
  }

  async function transfer(target: string, briefing: string | undefined) {
    transferred = options.transfer?.(target, briefing).catch(() => false) ?? Promise.resolve(false);
    dispatch({ type: "transfer_done", ok: await transferred });
  }

  async function close(wanted: EndReason) {
    let reason = wanted;
    // After this turn of the queue, so that what was heard last is in the transcript.
    await Promise.resolve();
    timers.clearAll();
    cost?.stop();
    listener.close();
    supervision.close();
    replies.cancel();
    playout.cut();
    transport.close();
    // The line went before the carrier said whether it put the call through.
    if (wanted === "transferred" && transferred && !(await within(transferred, TRANSFER_MS, clock)))
      reason = "callee_hung_up";
    const last = await lastWords(state.utterance, clock, (heard) => {
      onSettled = heard;
      stt.settle();
    });
    if (last) emit({ type: "segment", segment: last });
    await Promise.all([stt.close().catch(() => {}), supervisorEar.close()]);
    const endMs = callMs();
    const recording = await memory.close();
    const durationMs = Math.round(Math.max(mediaMs, endMs));
    const { answeredBy, hold, heldMs } = state;
    const holdMs = heldMs + (hold ? Math.max(0, endMs - hold.sinceMs) : 0);
    emit({ type: "ended", reason, answeredBy, durationMs });
    finish({ reason, answeredBy, durationMs, holdMs, segments: [...memory.segments], usage, recording });
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
      memory.recorder?.callee(event.samples, event.atMs);
      supervision.tap("callee", event.samples, event.atMs);
      listener.push(event.samples);
    } else if (event.type === "mark") playout.acknowledge(event.name);
    else if (event.type === "dtmf") onKey(event.digit, "carrier");
    else dispatch({ type: "closed", reason: "callee_hung_up" });
  });

  return {
    hangUp: (reason = "canceled") => dispatch({ type: "closed", reason }),
    whisper: (text) => dispatch({ type: "whisper", text }),
    takeOver: () => supervision.takeOver(),
    listenIn: (heard) => supervision.listenIn(heard),
    hint: (hint) => dispatch({ ...hint, type: "hint" }),
    finished,
  };
}
