import { type CallClock, decodeMulaw, type MediaTransport, type Phase } from "@parley/voice";
import { createAgentWords } from "./agent-words.ts";
import type { CallLine } from "./call-line.ts";
import type { CallRecord } from "./call-record.ts";
import { createResponses } from "./responses.ts";
import type { ServerEvent } from "./server-events.ts";
import { createSpeaker, type HeardItem } from "./speaker.ts";
import type { createTimers } from "./timers.ts";

/** Voice this long over the agent is no "uh-huh". */
const SURELY_TALKS_MS = 1200;
/** Speech without words for this long after it ended was none. */
const NO_WORDS_MS = 2000;

export interface FloorOptions {
  transport: MediaTransport;
  clock: CallClock;
  timers: ReturnType<typeof createTimers>;
  line: CallLine;
  record: CallRecord;
  send(event: object): void;
  enter(phase: Phase): void;
  /** What the model was about to say or do is off. `confirmed`: because somebody spoke over it. */
  onTaken(confirmed: boolean): void;
  onDrained(): void;
  onStalled(): void;
}

/**
 * Who has the floor: asks for the model's answers, plays them, and takes the floor from it when it is interrupted. The model, the transcript
 * and the line agree about what was heard.
 */
export function createFloor({ transport, clock, timers, line, record, send, enter, ...on }: FloorOptions) {
  const { callMs } = line;
  const words = createAgentWords(callMs);
  let sounds = 0;
  let interruption: string | null = null;
  let speechEndMs: number | null = null;

  const speaker = createSpeaker({
    ...{ transport, clock, onDrained: on.onDrained, onFrame: line.playAgent, onErased: line.erase },
    onStarted(id, at) {
      if (id.startsWith("sound.")) return;
      enter("speaking");
      measure(at);
    },
    onHeard: (item) => noteHeard(item, false),
  });
  const responses = createResponses({ send, clock, onStalled: on.onStalled });

  function measure(at: number) {
    const askedAt = responses.askedAt;
    if (speechEndMs === null || askedAt === null) return;
    const endpointingMs = Math.max(0, callMs(askedAt) - speechEndMs);
    const totalMs = callMs(at) - speechEndMs;
    speechEndMs = null;
    const latency = { endpointingMs, sttMs: 0, llmMs: Math.round(at - askedAt), ttsMs: 0, totalMs };
    record.emit({ type: "latency", latency, atMs: callMs(at) });
  }

  function noteHeard(item: HeardItem, interrupted: boolean) {
    const segment = words.heard(item, interrupted);
    if (segment) record.keep(segment);
  }

  /** Takes the floor from the model: what was not heard is gone, for it too. */
  function take(confirmed: boolean) {
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
    on.onTaken(confirmed);
    if (confirmed) record.emit({ type: "interruption", atMs: callMs(), confirmed: true });
  }

  function goOn() {
    timers.clear("talks", "no_words");
    interruption = null;
    record.emit({ type: "interruption", atMs: callMs(), confirmed: false });
    speaker.resume();
  }

  return {
    take,
    goOn,
    request: () => responses.request(),
    /** Sound is on its way, or an answer is being made. */
    get busy() {
      return speaker.busy || responses.active;
    },
    get speaking() {
      return speaker.busy;
    },
    /** The item of the other side's that may be an interruption. */
    get interruption() {
      return interruption;
    },
    /** Somebody speaks: the agent pauses when it is being heard, and what it has not begun to say is dropped. */
    onSpeech(id: string) {
      if (speaker.playing) {
        speaker.hold();
        interruption = id;
        timers.set("talks", SURELY_TALKS_MS, () => take(true));
      } else if (responses.active || speaker.busy) take(false);
      if (interruption === null) enter("listening");
    },
    onSpeechEnd(id: string, endMs: number) {
      speechEndMs = endMs;
      if (interruption !== id) return;
      timers.clear("talks");
      timers.set("no_words", NO_WORDS_MS, goOn);
    },
    play(samples: Int16Array) {
      const id = `sound.${sounds++}`;
      speaker.append(id, samples);
      speaker.complete(id);
    },
    acknowledge: (mark: string) => speaker.acknowledge(mark),
    wanted: (response: string) => responses.wanted(response),
    done: (response: string) => responses.done(response),
    /** What is being made will not come any more; what came is heard. Answers whether an answer is owed. */
    abandon(): boolean {
      responses.cancel();
      return this.lost();
    },
    /** As `abandon`, when there is nobody left to cancel it. */
    lost(): boolean {
      const owed = responses.reset();
      speaker.completeAll();
      return owed;
    },
    /** The model's sound and words as they come. */
    onOutput(event: Extract<ServerEvent, { type: `response.output_audio${string}` }>) {
      if (event.type === "response.output_audio.done") return speaker.complete(event.item_id);
      if (!responses.wanted(event.response_id)) return;
      if (event.type === "response.output_audio_transcript.delta") return words.add(event.item_id, event.delta);
      if (event.type === "response.output_audio_transcript.done") return words.set(event.item_id, event.transcript);
      responses.alive();
      speaker.append(event.item_id, decodeMulaw(Buffer.from(event.delta, "base64")));
    },
    created: (response: string) => responses.created(response),
    close() {
      responses.close();
      for (const item of speaker.cut()) noteHeard(item, true);
    },
  };
}
