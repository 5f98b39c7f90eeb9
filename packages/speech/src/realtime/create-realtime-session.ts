import {
  type AgentItem,
  type CallSession,
  type CallSummary,
  defaultSettings,
  type EndReason,
  noTools,
  type Phase,
  type ProviderError,
  wallClock,
} from "@parley/voice";
import { createCallLine } from "./call-line.ts";
import { createCallRecord } from "./call-record.ts";
import { createCalleeKeys } from "./callee-keys.ts";
import { createCalleeSide } from "./callee-side.ts";
import { PROVIDER } from "./connection.ts";
import { createDeeds } from "./deeds.ts";
import { createFloor } from "./floor.ts";
import { keepConnected } from "./keep-connected.ts";
import { NOTES, noteItem, spokenItem } from "./notes.ts";
import type { RealtimeSessionOptions } from "./realtime-options.ts";
import { isHarmless, reportedError } from "./reported-error.ts";
import { runFunctions } from "./run-function.ts";
import type { DoneResponse, ServerEvent } from "./server-events.ts";
import { sessionUpdate } from "./session-update.ts";
import { createTimers } from "./timers.ts";
import { createWhoAnswered } from "./who-answered.ts";

const TRANSCRIPTION_MODEL = "gpt-4o-mini-transcribe";
/** A line that stays open and mute this long is dead. */
const DEAD_MS = 10_000;
const GOODBYE_MS = 15_000;
const MAX_FAILURES = 2;

/**
 * Holds one call with a speech-to-speech model (OpenAI's Realtime API) over a transport that is already streaming. The server detects turns;
 * when to answer, and what of an answer was heard, is decided here, as in the cascaded session.
 */
export function createRealtimeSession(options: RealtimeSessionOptions): CallSession {
  const { transport, facts, clock = wallClock, tools = noTools } = options;
  const settings = { ...defaultSettings, ...options.limits };
  const inbound = facts.direction === "inbound";
  const timers = createTimers(clock);
  const aborter = new AbortController();
  let phase: Phase = "waiting";
  /** The call's time at which this connection's audio begins. */
  let offsetMs: number | null = null;
  let [failures, silences, busyTools] = [0, 0, 0];
  /** An answer was due when the connection broke. */
  let owed = false;
  /** What happens once the words before it have been heard. */
  let after: AgentItem | null = null;
  let endReason: EndReason | null = null;
  let ending = false;
  let finish!: (summary: CallSummary) => void;
  const finished = new Promise<CallSummary>((resolve) => {
    finish = resolve;
  });

  const line = createCallLine({ transport, clock, recorder: () => record.memory.recorder, onTakeOver });
  const { callMs, supervision } = line;
  const record = createCallRecord({
    ...{ recordingPath: options.recordingPath, onEvent: options.onEvent, now: callMs },
    ...{ maxCostMicrodollars: options.maxCostMicrodollars, overCost: () => sayGoodbye(NOTES.timeGoodbye, "max_cost") },
  });
  const { emit, fail } = record;
  const who = createWhoAnswered({ inbound, callMs, emit });
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
    floor.request();
    enter("thinking");
  };
  const sayGoodbye = (why: string, reason: EndReason) => {
    if (ending || endReason) return;
    floor.take(false);
    endReason = reason;
    after = { type: "end_call" };
    timers.set("goodbye", GOODBYE_MS, () => void close(reason));
    enter("thinking");
    speak(why);
  };
  const floor = createFloor({
    ...{ transport, clock, timers, line, record, send, enter, onDrained: settle },
    onTaken(confirmed) {
      if (!endReason) after = null;
      if (confirmed) enter("listening");
    },
    onStalled: () => retry({ retryable: true, message: "The realtime model did not answer in time." }),
  });
  const deeds = createDeeds({
    ...{ timers, holdBudgetMs: settings.holdBudgetMs, callMs, emit, enter, play: floor.play },
    endCall: (why) =>
      void close(why ?? endReason ?? (who.answeredBy === "voicemail" ? "voicemail_left" : "agent_ended")),
    transfer: options.transfer,
    over: () => ending,
    onTransferFailed: (target) => speak(NOTES.transferFailed(target)),
    onMessageTaken() {
      enter("listening");
      sayGoodbye(NOTES.messageTaken, "message_taken");
    },
  });

  const keys = createCalleeKeys({
    ...{ timers, record, callMs },
    onPressed(text, owed) {
      silences = 0;
      if (!callee.talking) record.memory.utteranceOver(callMs());
      send(spokenItem("callee", text));
      if (!callee.talking && (owed || (!floor.busy && phase !== "on_hold"))) speak();
    },
  });
  const callee = createCalleeSide({
    ...{ record, floor, callMs, over: () => ending, pressing: () => keys.waiting },
    onTurn: () => void (keys.takeTurn() || speak()),
    onSpeech() {
      silences = 0;
      timers.clear("silence", "opening", "message");
      if (phase === "taken_over" || phase === "taking_message") return false;
      deeds.endHold();
      return true;
    },
    onSpeechEnd: () => (phase === "taking_message" ? deeds.messagePaused() : undefined),
    onWords(text) {
      if (!who.hear(text)) return;
      if (settings.voicemail === "hang_up") void close("voicemail_reached");
      else send(noteItem(NOTES.voicemail));
    },
  });

  function onTakeOver(on: boolean) {
    emit({ type: "takeover", on, atMs: callMs() });
    if (on) {
      // Whatever the agent had begun is off, also its goodbye: only a limit of the call's still ends it.
      if (endReason !== "max_duration" && endReason !== "max_cost") {
        endReason = null;
        timers.clear("goodbye");
      }
      floor.take(false);
      after = null;
      deeds.drop();
      timers.clear("silence", "opening");
      return enter("taken_over");
    }
    send(noteItem(NOTES.takenOver));
    enter("listening");
    watchSilence();
  }

  /** Everything asked for has been said: does what comes after it, or listens. */
  function settle() {
    if (ending || floor.busy || busyTools > 0) return;
    const next = after;
    after = null;
    // A tool that was slow may answer only now: what the agent wanted to do after it is not its to do.
    if (phase === "taken_over") return;
    if (next) return deeds.perform(next);
    if (phase === "taking_message" || phase === "on_hold") return;
    enter("listening");
    if (!callee.talking) watchSilence();
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
      case "input_audio_buffer.speech_stopped":
      case "input_audio_buffer.committed":
      case "conversation.item.input_audio_transcription.delta":
      case "conversation.item.input_audio_transcription.completed":
      case "conversation.item.input_audio_transcription.failed":
        return callee.handle(event, offsetMs ?? 0);
      case "response.created":
        return floor.created(event.response.id);
      case "response.output_audio.delta":
      case "response.output_audio.done":
      case "response.output_audio_transcript.delta":
      case "response.output_audio_transcript.done":
        failures = 0;
        return phase === "taken_over" ? undefined : floor.onOutput(event);
      case "response.done":
        return void onResponseDone(event.response);
      case "error":
        return isHarmless(event.error) ? undefined : fail(reportedError(event.error));
    }
  }

  async function onResponseDone(response: DoneResponse) {
    const wanted = floor.wanted(response.id);
    if (response.usage) record.use({ kind: "llm", provider: PROVIDER, model: options.model, ...response.usage });
    busyTools++;
    floor.done(response.id);
    const calls = wanted && response.status !== "failed" ? response.functionCalls : [];
    const context = { facts, tools, signal: aborter.signal, now: () => clock.now(), callMs, send, emit };
    const { item, owesWords } = await runFunctions(calls, context);
    after ??= item;
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
    floor.abandon();
    if (++failures >= MAX_FAILURES) return void close("provider_error");
    floor.request();
  }

  /** The connection broke. A new one is told what was said so far; what plays goes on playing. */
  function onLost(error: ProviderError, again: boolean) {
    if (ending) return;
    fail(error);
    callee.reset();
    owed = floor.lost();
    if (floor.interruption !== null) floor.take(false);
    if (!again) void close("provider_error");
  }

  function onOpening(sendFirst: (event: object) => void, again: boolean) {
    offsetMs = null;
    const { voice, examples = [], transcriptionModel = TRANSCRIPTION_MODEL } = options;
    sendFirst(sessionUpdate({ facts, tools: tools.definitions, examples, voice, transcriptionModel }));
    if (!again) return;
    for (const { speaker, text } of record.memory.segments) sendFirst(spokenItem(speaker, text));
    if (owed) queueMicrotask(() => ending || floor.request());
  }

  async function close(reason: EndReason) {
    if (ending) return;
    ending = true;
    keys.keep();
    aborter.abort();
    timers.clearAll();
    floor.close();
    line.close();
    connection.close();
    const [holdMs, durationMs] = [deeds.heldMs(), line.durationMs()];
    const { answeredBy } = who;
    const recording = await record.memory.close();
    emit({ type: "ended", reason, answeredBy, durationMs });
    const segments = [...record.memory.segments];
    finish({ reason, answeredBy, durationMs, holdMs, segments, usage: record.usage, recording });
  }

  const stayAlive = () => timers.set("dead", DEAD_MS, () => void close("transport_lost"));
  emit({ type: "state", state: phase, atMs: 0 });
  const { apiKey, model, baseUrl } = options;
  const connection = keepConnected({ apiKey, model, baseUrl, onOpening, onEvent, onLost });
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
    onMark: floor.acknowledge,
    onDtmf: (digit) => (ending ? undefined : keys.press(digit)),
    onClosed: () => void close(deeds.transferring() ? "transferred" : "callee_hung_up"),
  });

  return {
    hangUp: (reason = "canceled") => void close(reason),
    whisper(text) {
      if (ending) return;
      emit({ type: "whisper", atMs: callMs() });
      send(noteItem(NOTES.supervisor(text)));
      if (!callee.talking && !floor.speaking) speak();
    },
    takeOver: () => supervision.takeOver(),
    listenIn: (listener) => supervision.listenIn(listener),
    finished,
  };
}
