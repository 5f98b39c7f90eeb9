/** A domain event as the server hands it to the browser. */
export interface LiveEvent {
  sequence: number;
  /** "call.completed", "import.progressed" ... */
  type: string;
  /** Public id of what it is about. */
  subject_id: string;
  data: Record<string, unknown>;
  created_at: string;
}

/** Words of a live call while they are spoken. An interim one (`final` false) is replaced by the next of the same speaker and start. */
export interface LiveWords {
  start_ms: number;
  speaker: "agent" | "callee" | "supervisor";
  text: string;
  final: boolean;
}
