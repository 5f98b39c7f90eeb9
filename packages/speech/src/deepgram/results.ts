/** The part of Deepgram's live `Results` message that we use (developers.deepgram.com/docs/live-streaming-audio). Times in seconds. */
export interface DeepgramResults {
  type: "Results";
  start: number;
  duration: number;
  is_final: boolean;
  from_finalize?: boolean;
  channel: { alternatives: { transcript: string; confidence: number }[] };
}

/** A `Results` message, or null for anything else, known or not. */
export function parseResults(text: string): DeepgramResults | null {
  try {
    const value = JSON.parse(text) as Partial<DeepgramResults> | null;
    const readable =
      value?.type === "Results" &&
      typeof value.start === "number" &&
      typeof value.duration === "number" &&
      typeof value.channel?.alternatives?.[0]?.transcript === "string";
    return readable ? (value as DeepgramResults) : null;
  } catch {
    return null;
  }
}
