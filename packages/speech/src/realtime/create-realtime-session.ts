import {
  type AgentItem,
  type CallSession,
  type CallSummary,
  decodeMulaw,
  defaultSettings,
  type EndReason,
  isBackchannel,
  isVoicemailGreeting,
  noTools,
  type Phase,
  type ProviderError,
  wallClock,
} from "@parley/voice";
import { createAgentWords } from "./agent-words.ts";
import { createCallLine } from "./call-line.ts";
import { createCallRecord } from "./call-record.ts";
import { createCalleeTurns } from "./callee-turns.ts";
import { openRealtimeConnection, PROVIDER, type RealtimeConnection } from "./connection.ts";
import { createDeeds } from "./deeds.ts";
import { NOTES, noteItem, spokenItem } from "./notes.ts";
import type { RealtimeSessionOptions } from "./realtime-options.ts";
import { createResponses } from "./responses.ts";
import { runFunction } from "./run-function.ts";
import type { DoneResponse, ServerEvent } from "./server-events.ts";
import { sessionUpdate } from "./session-update.ts";
import { createSpeaker, type HeardItem } from "./speaker.ts";
import { createTimers } from "./timers.ts";

const BASE_URL = "wss://api.openai.com/v1";
const TRANSCRIPTION_MODEL = "gpt-4o-mini-transcribe";
/** Voice this long over the agent is no "uh-huh". */
const SURELY_TALKS_MS = 1200;
/** Speech without words for this long after it ended was none. */
const NO_WORDS_MS = 2000;
/** A line that stays open and mute this long is dead. */
const DEAD_MS = 10_000;
const GOODBYE_MS = 15_000;
const MAX_RECONNECTS = 2;
const MAX_FAILURES = 2;
/** Answers of the API to a cancellation that came too late, or to a response asked for twice. */
const HARMLESS = new Set(["response_cancel_not_active", "conversation_already_has_active_response"]);

/**
 * Holds one call with a speech-to-speech model (OpenAI's Realtime API) over a transport that is already streaming. The server detects turns;
 * when to answer, and what of an answer was heard, is decided here, as in the cascaded session.
 */
export function createRealtimeSession(options: RealtimeSessionOptions): CallSession {
  const { transport, facts, clock = wallClock, tools = noTools } = options;
  const settings = { ...defaultSettings, ...options.limits };
  const inbound = facts.direction === "inbound";
  const timers = createTimers(clock);
  const turns = createCalleeTurns();
  const aborter = new AbortController();
  let phase: Phase = "waiting";
  let answeredBy: CallSummary["answeredBy"] = "unknown";
  let connection: RealtimeConnection;
  /** The call's time at which this connection's audio begins. */
  let offsetMs: number | null = null;
  let [reconnects, failures, silences, busyTools, sounds] = [0, 0, 0, 0, 0];
  let talking = false;
  /** The other side's item that may be an interruption. */
  let interruption: string | null = null;
  let speechEndMs: number | null = null;
  /** What happens once the words before it have been heard. */
  let after: AgentItem | null = null;
  let endReason: EndReason | null = null;
  let ending = false;
  let finish!: (summary: CallSummary) => void;
  const finished = new Promise<CallSummary>((resolve) => {
    finish = resolve;
  });

  const line = createCallLine({ transport, clock, recordingPath: options.recordingPath, onTakeOver });
  const { callMs, supervision } = line;
  const record = createCallRecord({
    onEvent: options.onEvent,
    maxCostMicrodollars: options.maxCostMicrodollars,
    overCost: () => sayGoodbye(NOTES.timeGoodbye, "max_cost"),
    callMs,
  });
  const { emit, fail } = record;
  const words = createAgentWords(callMs);
  const send = (event: object) => connection.send(event);
  const enter = (state: Phase) => {
    if (phase === state || ending) return;
    phase = state;
    emit({ type: "state", state, atMs: callMs() });
  };
  /** The model speaks next, told why where it would not know. */
  const speak = (why?: string) => {
    if (ending || phase === "taken_over" || phase === "taking_message") return;
    timers.clear("silence", "opening");
    if (why) send(noteItem(why));
    responses.request();
    enter("thinking");
  };
  const sayGoodbye = (why: string, reason: EndReason) => {
    if (ending || endReason) return;
    interrupt(false);
    endReason = reason;
    after = { type: "end_call" };
    timers.set("goodbye", GOODBYE_MS, () => void close(reason));
    enter("thinking");
    speak(why);
  };
  const speaker = createSpeaker({
    ...{ transport, clock },
    onStarted(id, at) {
      if (id.startsWith("sound.")) return;
      enter("speaking");
      measure(at);
    },
    onHeard: (item) => noteHeard(item, false),
    onDrained: () => settle(),
    onFrame: line.playAgent,
    onErased: line.erase,
  });
  const responses = createResponses({
    ...{ send, clock },
    onStalled: () => retry({ retryable: true, message: "The realtime model did not answer in time." }),
  });
  const deeds = createDeeds({
    ...{ timers, holdBudgetMs: settings.holdBudgetMs, callMs, emit, enter },
    play(samples) {
      const id = `sound.${sounds++}`;
      speaker.append(id, samples);
      speaker.complete(id);
    },
    endCall: (why) => void close(why ?? endReason ?? (answeredBy === "voicemail" ? "voicemail_left" : "agent_ended")),
    transfer: (target, briefing) => void transfer(target, briefing),
    onMessageTaken() {
      enter("listening");
      sayGoodbye(NOTES.messageTaken, "message_taken");
    },
  });

  function onTakeOver(on: boolean) {
    emit({ type: "takeover", on, atMs: callMs() });
    if (on) {
      interrupt(false);
      after = null;
      timers.clear("silence", "opening");
      return enter("taken_over");
    }
    send(noteItem(NOTES.takenOver));
    enter("listening");
    watchSilence();
  }

  function measure(at: number) {
    const askedAt = responses.askedAt;
    if (speechEndMs === null || askedAt === null) return;
    const endpointingMs = Math.max(0, callMs(askedAt) - speechEndMs);
    const totalMs = callMs(at) - speechEndMs;
    speechEndMs = null;
    const latency = { endpointingMs, sttMs: 0, llmMs: Math.round(at - askedAt), ttsMs: 0, totalMs };
    emit({ type: "latency", latency, atMs: callMs(at) });
  }

  function noteHeard(item: HeardItem, interrupted: boolean) {
    const segment = words.heard(item, interrupted);
    if (segment) emit({ type: "segment", segment });
  }

  /** Takes the floor from the model: what was not heard is gone, for it too. */
  function interrupt(confirmed: boolean) {
    timers.clear("talks", "no_words");
    interruption = null;
    const cut = speaker.cut();
    responses.cancel();
    for (const item of cut) {
      noteHeard(item, true);
      if (item.id.startsWith("sound.")) continue;
      // Its transcript goes with the sound, so that the model believes to have said what was heard.
      const heard = { item_id: item.id, content_index: 0, audio_end_ms: item.heardMs };
      if (item.heardMs > 0) send({ type: "conversation.item.truncate", ...heard });
      else send({ type: "conversation.item.delete", item_id: item.id });
    }
    if (!endReason) after = null;
    if (!confirmed) return;
    emit({ type: "interruption", atMs: callMs(), confirmed: true });
    enter("listening");
  }

  function goOn() {
    timers.clear("talks", "no_words");
    interruption = null;
    emit({ type: "interruption", atMs: callMs(), confirmed: false });
    speaker.resume();
  }

  /** Everything asked for has been said: does what comes after it, or listens. */
  function settle() {
    if (ending || speaker.busy || responses.active || busyTools > 0) return;
    const next = after;
    after = null;
    if (next) return deeds.perform(next);
    if (phase === "taken_over" || phase === "taking_message" || phase === "on_hold") return;
    enter("listening");
    if (!talking) watchSilence();
  }

  async function transfer(target: string, briefing: string | undefined) {
    const ok = await (options.transfer?.(target, briefing) ?? Promise.resolve(false)).catch(() => false);
    if (ending) return;
    emit({ type: "transfer", target, ok, atMs: callMs() });
    if (ok) return void close("transferred");
    speak(NOTES.transferFailed(target));
  }

  function watchSilence() {
    timers.set("silence", settings.silenceMs, () => {
      if (++silences > 1) return sayGoodbye(NOTES.silenceGoodbye, "silence");
      speak(NOTES.silence);
    });
  }

  function onEvent(event: ServerEvent) {
    if (ending) return;
    switch (event.type) {
      case "input_audio_buffer.speech_started":
        turns.started(event.item_id, event.audio_start_ms, offsetMs ?? 0);
        return onSpeech(event.item_id);
      case "input_audio_buffer.speech_stopped":
        talking = false;
        speechEndMs = turns.stopped(event.item_id, event.audio_end_ms, offsetMs ?? 0);
        if (phase === "taking_message") deeds.messagePaused();
        if (interruption !== event.item_id) return;
        timers.clear("talks");
        return timers.set("no_words", NO_WORDS_MS, goOn);
      case "input_audio_buffer.committed":
        return interruption === null ? speak() : undefined;
      case "conversation.item.input_audio_transcription.delta":
        return emit({ type: "interim", ...turns.interim(event.item_id, event.delta) });
      case "conversation.item.input_audio_transcription.completed":
        return onWords(event);
      case "conversation.item.input_audio_transcription.failed":
        if (interruption !== event.item_id) return;
        interrupt(true);
        return speak();
      case "response.created":
        return responses.created(event.response.id);
      case "response.output_audio.delta":
        if (!responses.wanted(event.response_id) || phase === "taken_over") return;
        responses.alive();
        failures = 0;
        return speaker.append(event.item_id, decodeMulaw(Buffer.from(event.delta, "base64")));
      case "response.output_audio.done":
        return speaker.complete(event.item_id);
      case "response.output_audio_transcript.delta":
        return responses.wanted(event.response_id) ? words.add(event.item_id, event.delta) : undefined;
      case "response.output_audio_transcript.done":
        return responses.wanted(event.response_id) ? words.set(event.item_id, event.transcript) : undefined;
      case "response.done":
        return void onResponseDone(event.response);
      case "error":
        if (HARMLESS.has(event.error.code ?? "")) return;
        return fail({
          retryable: true,
          message: `The realtime model reported ${event.error.code ?? event.error.type}.`,
        });
    }
  }

  function onSpeech(id: string) {
    talking = true;
    silences = 0;
    timers.clear("silence", "opening", "message");
    if (phase === "taken_over" || phase === "taking_message") return;
    deeds.endHold();
    if (speaker.playing) {
      speaker.hold();
      interruption = id;
      return timers.set("talks", SURELY_TALKS_MS, () => interrupt(true));
    }
    // They went on before the answer was heard: it is made anew when they have finished.
    if (responses.active || speaker.busy) interrupt(false);
    enter("listening");
  }

  function onWords(event: Extract<ServerEvent, { type: "conversation.item.input_audio_transcription.completed" }>) {
    const segment = turns.transcribed(event.item_id, event.transcript, event.logprobs);
    const { seconds } = event.usage;
    if (seconds) record.use({ kind: "stt", provider: PROVIDER, audioSeconds: seconds });
    if (segment.text) {
      emit({ type: "segment", segment });
      judgeWhoAnswered(segment.text);
    }
    if (interruption !== event.item_id || ending) return;
    if (!segment.text || isBackchannel(segment.text)) return goOn();
    interrupt(true);
    speak();
  }

  function judgeWhoAnswered(text: string) {
    const machine = !inbound && isVoicemailGreeting(text);
    if (answeredBy === "voicemail" || (answeredBy === "human" && !machine)) return;
    answeredBy = machine ? "voicemail" : "human";
    emit({ type: "answered_by", answeredBy, atMs: callMs() });
    if (!machine) return;
    if (settings.voicemail === "hang_up") return void close("voicemail_reached");
    send(noteItem(NOTES.voicemail));
  }

  async function onResponseDone(response: DoneResponse) {
    const wanted = responses.wanted(response.id);
    if (response.usage) record.use({ kind: "llm", provider: PROVIDER, model: options.model, ...response.usage });
    busyTools++;
    responses.done(response.id);
    let owesWords = false;
    for (const call of wanted && response.status !== "failed" ? response.functionCalls : []) {
      const context = { facts, tools, signal: aborter.signal, now: () => clock.now(), callMs };
      const { item, output, event } = await runFunction(call, context);
      if (ending) return;
      if (item) after ??= item;
      else owesWords = true;
      if (event) emit(event);
      send(output);
    }
    busyTools--;
    if (ending) return;
    if (wanted && response.status === "failed") {
      return retry({ retryable: true, message: `The realtime model failed (${response.errorCode ?? "no reason"}).` });
    }
    if (owesWords && !after) speak();
    else settle();
  }

  function retry(error: Pick<ProviderError, "retryable" | "message">) {
    fail(error);
    responses.cancel();
    responses.reset();
    speaker.completeAll();
    if (++failures >= MAX_FAILURES) return void close("provider_error");
    responses.request();
  }

  /** The connection broke. A new one is told what was said so far; what plays goes on playing. */
  function onLost(error: ProviderError) {
    if (ending) return;
    fail(error);
    const owed = responses.reset();
    talking = false;
    if (interruption !== null) interrupt(false);
    speaker.completeAll();
    if (!error.retryable || reconnects++ >= MAX_RECONNECTS) return void close("provider_error");
    connect();
    for (const { speaker: who, text } of record.segments) send(spokenItem(who, text));
    if (owed) responses.request();
  }

  function connect() {
    offsetMs = null;
    const { apiKey, model, baseUrl = BASE_URL, voice, examples = [] } = options;
    const opened = openRealtimeConnection({
      ...{ apiKey, model, baseUrl },
      onEvent: (event) => (connection === opened ? onEvent(event) : undefined),
      onClosed: (error) => (connection === opened ? onLost(error) : undefined),
    });
    connection = opened;
    const transcriptionModel = options.transcriptionModel ?? TRANSCRIPTION_MODEL;
    send(sessionUpdate({ facts, tools: tools.definitions, examples, voice, transcriptionModel }));
  }

  async function close(reason: EndReason) {
    if (ending) return;
    ending = true;
    aborter.abort();
    timers.clearAll();
    responses.close();
    for (const item of speaker.cut()) noteHeard(item, true);
    connection.close();
    const holdMs = deeds.heldMs();
    const { recording, durationMs } = await line.close(emit);
    emit({ type: "ended", reason, answeredBy, durationMs });
    finish({ reason, answeredBy, durationMs, holdMs, segments: record.segments, usage: record.usage, recording });
  }

  const stayAlive = () => timers.set("dead", DEAD_MS, () => void close("transport_lost"));
  emit({ type: "state", state: phase, atMs: 0 });
  connect();
  timers.set("max_duration", settings.maxDurationMs, () => sayGoodbye(NOTES.timeGoodbye, "max_duration"));
  stayAlive();
  if (inbound) speak();
  else timers.set("opening", settings.openingMs, () => speak(NOTES.begin));
  line.listen({
    onAudio(audio, atMs) {
      if (ending) return;
      offsetMs ??= atMs;
      stayAlive();
      send({ type: "input_audio_buffer.append", audio });
    },
    onMark: speaker.acknowledge,
    onDtmf: (digit) => void (ending || emit({ type: "dtmf", digit, atMs: callMs() })),
    onClosed: () => void close("callee_hung_up"),
  });

  return {
    hangUp: (reason = "canceled") => void close(reason),
    whisper(text) {
      if (ending) return;
      emit({ type: "whisper", atMs: callMs() });
      send(noteItem(NOTES.supervisor(text)));
      if (!talking && !speaker.busy) speak();
    },
    takeOver: () => supervision.takeOver(),
    listenIn: (listener) => supervision.listenIn(listener),
    finished,
  };
}
