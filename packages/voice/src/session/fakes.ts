import type { Agent, AgentItem, AgentRequest, CallFacts } from "../agent/agent.ts";
import type { CallTools } from "../agent/tools.ts";
import { dtmfTones } from "../audio/dtmf-tones.ts";
import { createVirtualClock, type VirtualClock } from "../clock/virtual-clock.ts";
import type { CallEvent } from "../conversation/call-event.ts";
import type { ConversationSettings } from "../conversation/state.ts";
import {
  FRAME_MS,
  FRAME_SAMPLES,
  type MediaTransport,
  SAMPLES_PER_MS,
  type SpeechToText,
  type SpeechToTextEvent,
  type TextToSpeech,
  type TransportEvent,
  type VoiceActivityDetector,
} from "../ports.ts";
import type { CallSessionOptions } from "./call-session-options.ts";
import { createCallSession } from "./create-call-session.ts";

/** Fake speech lasts this long a character, so that a test knows which words fit into which time. */
export const MS_PER_CHARACTER = 60;
const LOUD = 4000;

/** Loud and without a pitch that stands, as voices are and music is not. */
function voice(ms: number): Int16Array {
  let seed = 7;
  return Int16Array.from({ length: ms * SAMPLES_PER_MS }, () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return ((seed >> 16) % (2 * LOUD)) - LOUD;
  });
}

const tone = (ms: number) => new Int16Array(ms * SAMPLES_PER_MS).fill(LOUD);

/** A telephone on a virtual clock: streams frames, plays what it is sent in real time, echoes marks as Twilio does. */
function createFakePhone(clock: VirtualClock) {
  let handler: (event: TransportEvent) => void = () => {};
  let queue: ({ frame: Int16Array } | { mark: string })[] = [];
  let atMs = 0;
  let line: Int16Array = new Int16Array(0);
  let stopped = false;
  let muted = false;
  const log = {
    playedMs: 0,
    clears: [] as number[],
    sent: [] as Int16Array[],
    firstFrameAt: null as number | null,
    closed: false,
    holdMarks: false,
  };

  const tick = () => {
    if (stopped) return;
    if (!muted) {
      const samples = new Int16Array(FRAME_SAMPLES);
      samples.set(line.subarray(0, FRAME_SAMPLES));
      line = line.slice(FRAME_SAMPLES);
      handler({ type: "audio", samples, atMs });
    }
    atMs += FRAME_MS;
    for (let item = queue.shift(); item; item = queue.shift()) {
      if ("mark" in item) {
        if (!log.holdMarks) handler({ type: "mark", name: item.mark });
        continue;
      }
      log.playedMs += FRAME_MS;
      break;
    }
    clock.after(FRAME_MS, tick);
  };

  const transport: MediaTransport = {
    listen(listener) {
      handler = listener;
      clock.after(FRAME_MS, tick);
    },
    send(frame) {
      log.firstFrameAt ??= clock.now();
      log.sent.push(frame);
      queue.push({ frame });
    },
    mark: (name) => void queue.push({ mark: name }),
    clear() {
      log.clears.push(clock.now());
      const dropped = queue;
      queue = [];
      for (const item of dropped) if ("mark" in item) handler({ type: "mark", name: item.mark });
    },
    close() {
      log.closed = true;
      stopped = true;
    },
  };
  return {
    transport,
    log,
    speak(samples: Int16Array) {
      line = samples;
    },
    echo: (name: string) => handler({ type: "mark", name }),
    press: (digit: string) => handler({ type: "dtmf", digit }),
    /** Presses a key as telephones do: its tones are on the line. */
    sound(digit: string) {
      line = dtmfTones(digit);
    },
    mute() {
      muted = true;
    },
    drop() {
      stopped = true;
      handler({ type: "closed", reason: "closed" });
    },
  };
}

/** Recognition that knows what was said, and gives it `latencyMs` after it is asked. */
function createFakeStt(clock: VirtualClock, latencyMs = 150) {
  let first: ((event: SpeechToTextEvent) => void) | null = null;
  const control = { text: "", mute: false };
  const stt: SpeechToText = {
    provider: "fake",
    close: async () => {},
    open({ onEvent }) {
      // The first one hears the callee; a supervisor's microphone opens another.
      first ??= onEvent;
      let utterance = 0;
      const answer = (settled: boolean, ms: number) => {
        const of = utterance;
        const { text } = control;
        if (control.mute) return;
        clock.after(ms, () => onEvent({ type: "transcript", utterance: of, text, confidence: 0.9, settled }));
      };
      return {
        push() {},
        speechStarted() {},
        settle: () => answer(true, latencyMs),
        peek: () => answer(false, 60),
        nextUtterance(next) {
          utterance = next;
        },
        close: async () => {},
      };
    },
  };
  return { stt, control, emit: (event: SpeechToTextEvent) => first?.(event) };
}

const energyVad: VoiceActivityDetector = {
  process: async (frame) => (frame.some((sample) => Math.abs(sample) > LOUD / 2) ? 1 : 0),
  reset() {},
};

function createFakeTts(clock: VirtualClock, latencyMs = 50) {
  const control = { fail: 0, latencyMs, stallAfterMs: null as number | null };
  const tts: TextToSpeech = {
    provider: "fake",
    close: async () => {},
    async *synthesize(text) {
      await new Promise<void>((resolve) => clock.after(control.latencyMs, resolve));
      if (control.fail-- > 0) throw new Error("no voice");
      if (control.stallAfterMs !== null) {
        yield tone(control.stallAfterMs);
        await new Promise(() => {});
      }
      yield tone(text.length * MS_PER_CHARACTER);
    },
  };
  return { tts, control };
}

/** An agent that answers from a list, one entry a request, and keeps what it was asked. */
function createListAgent(answers: (string | AgentItem[])[]) {
  const requests: AgentRequest[] = [];
  const spoken: string[] = [];
  const agent: Agent = {
    provider: "list",
    async *respond(request) {
      requests.push(request);
      const turns = request.history.filter((turn) => turn.speaker === "agent").length;
      const answer = answers[Math.min(turns, answers.length - 1)]!;
      const items = typeof answer === "string" ? [{ type: "text" as const, text: answer }] : answer;
      spoken.push(items.map((item) => (item.type === "text" ? item.text : "")).join(""));
      yield* items;
    },
  };
  return { agent, requests, spoken };
}

/** A call over fakes on a virtual clock. */
export function startFakeCall(
  answers: (string | AgentItem[])[],
  options: {
    limits?: Partial<ConversationSettings>;
    agent?: Agent;
    recordingPath?: string;
    vad?: VoiceActivityDetector;
    facts?: Partial<CallFacts>;
    tools?: CallTools;
    transfer?: CallSessionOptions["transfer"];
    examples?: CallSessionOptions["examples"];
    maxCostMicrodollars?: number;
    tts?(clock: VirtualClock): TextToSpeech;
  } = {},
) {
  const clock = createVirtualClock();
  const phone = createFakePhone(clock);
  const { stt, control, emit } = createFakeStt(clock);
  const speech = createFakeTts(clock);
  const list = createListAgent(answers);
  const events: CallEvent[] = [];
  const session = createCallSession({
    transport: phone.transport,
    stt,
    tts: options.tts?.(clock) ?? speech.tts,
    vad: options.vad ?? energyVad,
    agent: options.agent ?? list.agent,
    facts: { purpose: "Ask when my order will arrive", callerName: "Dana Miller", ...options.facts },
    tools: options.tools,
    transfer: options.transfer,
    examples: options.examples,
    maxCostMicrodollars: options.maxCostMicrodollars,
    carrier: "twilio",
    clock,
    limits: options.limits,
    recordingPath: options.recordingPath,
    onEvent: (event) => events.push(event),
  });
  return {
    clock,
    phone,
    session,
    events,
    requests: list.requests,
    recognition: control,
    emitStt: emit,
    speech: speech.control,
    /** The callee speaks for `ms`; recognition will give `text`. */
    say(text: string, ms: number) {
      control.text = text;
      phone.speak(voice(ms));
    },
    segments: () => events.flatMap((event) => (event.type === "segment" ? [event.segment] : [])),
    ended: () => events.find((event) => event.type === "ended"),
  };
}
