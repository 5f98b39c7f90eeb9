import type { EndReason, TranscriptSegment, UsageRecord } from "../conversation/call-event.ts";
import type { AnsweredBy } from "../conversation/state.ts";
import type { RecordingSummary } from "../recording/create-call-recorder.ts";

export interface CallSummary {
  reason: EndReason;
  answeredBy: AnsweredBy;
  durationMs: number;
  /** Time on hold in all. */
  holdMs: number;
  segments: TranscriptSegment[];
  usage: UsageRecord[];
  /** Null when none was asked for or the disk refused (an `error` event with provider "recording" tells). */
  recording: RecordingSummary | null;
}

/** What a supervisor hears: 8 kHz PCM as it flows, and from which side. */
export type AudioListener = (side: "callee" | "agent", samples: Int16Array, atMs: number) => void;

/** A supervisor who speaks in the agent's place. */
export interface Takeover {
  /** The supervisor's microphone, 8 kHz PCM, pieces of any length as they are spoken. */
  send(samples: Int16Array): void;
  /** The agent goes on. */
  release(): void;
}

/**
 * One call while it goes on, whatever carries it: a phone, a browser or the simulator; cascaded or one speech-to-speech model.
 */
export interface CallSession {
  hangUp(reason?: EndReason): void;
  /** An instruction that only the agent hears. It acts on it with its next words, at once when nobody is speaking. */
  whisper(text: string): void;
  /** The agent falls silent; the supervisor's audio goes out instead and is recorded. Null when the call is over or taken over already. */
  takeOver(): Takeover | null;
  /** Hears both sides from now on. The answer stops it. */
  listenIn(listener: AudioListener): () => void;
  /** Resolves when everything is closed and written. Never rejects. */
  finished: Promise<CallSummary>;
}
