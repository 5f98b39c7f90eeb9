import { isBackchannel } from "@parley/voice";
import type { CallRecord } from "./call-record.ts";
import { createCalleeTurns } from "./callee-turns.ts";
import { PROVIDER } from "./connection.ts";
import type { createFloor } from "./floor.ts";
import type { InputEvent, TranscribedEvent } from "./server-events.ts";

export interface CalleeSideOptions {
  record: CallRecord;
  floor: ReturnType<typeof createFloor>;
  callMs(): number;
  over(): boolean;
  /** They press keys, which wait to be judged. */
  pressing(): boolean;
  /** They began to speak. Answers whether the floor is theirs to take: not while a supervisor speaks or a message is taken. */
  onSpeech(): boolean;
  onSpeechEnd(): void;
  /** Words as they are known in the end. */
  onWords(text: string): void;
  /** Their turn is over: it is to be answered. */
  onTurn(): void;
}

/** The other side as the server hears it: when they speak, what they say, and whether that interrupts the agent. */
export function createCalleeSide({ record, floor, callMs, ...on }: CalleeSideOptions) {
  const turns = createCalleeTurns();
  let talking = false;
  const judged = () => {
    if (!on.pressing()) record.memory.utteranceOver(callMs());
  };

  const onTranscribed = (event: TranscribedEvent) => {
    const segment = turns.transcribed(event.item_id, event.transcript, event.logprobs);
    const { seconds } = event.usage;
    if (seconds) record.use({ kind: "stt", provider: PROVIDER, audioSeconds: seconds });
    if (segment.text) {
      record.keep(segment);
      on.onWords(segment.text);
    }
    judged();
    if (floor.interruption !== event.item_id || on.over()) return;
    if (!segment.text || isBackchannel(segment.text)) return floor.goOn();
    floor.take(true);
    on.onTurn();
  };

  return {
    get talking() {
      return talking;
    },
    /** The connection is another one: whoever spoke is not known to speak. */
    reset() {
      talking = false;
    },
    /** `offsetMs`: the call's time at which the connection's audio began. */
    handle(event: InputEvent, offsetMs: number) {
      switch (event.type) {
        case "input_audio_buffer.speech_started":
          talking = true;
          record.memory.speechStarted(turns.started(event.item_id, event.audio_start_ms, offsetMs));
          if (on.onSpeech()) floor.onSpeech(event.item_id);
          return;
        case "input_audio_buffer.speech_stopped":
          talking = false;
          on.onSpeechEnd();
          return floor.onSpeechEnd(event.item_id, turns.stopped(event.item_id, event.audio_end_ms, offsetMs));
        case "input_audio_buffer.committed":
          return floor.interruption === null ? on.onTurn() : undefined;
        case "conversation.item.input_audio_transcription.delta": {
          const { text, startMs } = turns.interim(event.item_id, event.delta);
          const shown = record.memory.heard({ utterance: 0, text, confidence: 0, settled: false }).text;
          return record.emit({ type: "interim", text: shown, startMs });
        }
        case "conversation.item.input_audio_transcription.completed":
          return onTranscribed(event);
        case "conversation.item.input_audio_transcription.failed":
          judged();
          if (floor.interruption !== event.item_id) return;
          floor.take(true);
          return on.onTurn();
      }
    },
  };
}
