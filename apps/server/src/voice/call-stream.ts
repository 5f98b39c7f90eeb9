import type { CallEvent, MediaTransport } from "@parley/voice";

/** What brings a call's audio: the carrier's media stream, or a browser. */
export interface CallStream {
  transport: MediaTransport;
  /** Who charges for the line: "twilio", "simulator" or "browser". */
  carrier: string;
  /** Hears what the engine tells, after it was taken down. Must not throw. */
  onEvent?(event: CallEvent): void;
}
