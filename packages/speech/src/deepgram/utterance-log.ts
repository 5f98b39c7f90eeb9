import type { Transcript } from "@parley/voice";
import type { DeepgramResults } from "./results.ts";

/** Results carry times, not utterances. A result that ends within this of a boundary is from before it. */
const SLACK_SECONDS = 0.05;

/** Sorts Deepgram's results into utterances: a result that comes late is added to the utterance that it was spoken in. */
export function createUtteranceLog() {
  let current = { id: 0, finals: [] as string[], confidence: 0 };
  let previous: typeof current | null = null;
  let boundarySeconds = 0;

  return {
    next(id: number, atSeconds: number) {
      previous = current;
      current = { id, finals: [], confidence: 0 };
      boundarySeconds = atSeconds;
    },
    /** The utterance's words after this result; `streamSeconds` is where the connection began on the call's clock. */
    take(result: DeepgramResults, streamSeconds: number): Transcript | null {
      const { transcript, confidence } = result.channel.alternatives[0]!;
      const endSeconds = streamSeconds + result.start + result.duration;
      const settled = result.from_finalize === true;
      if (previous && transcript && endSeconds <= boundarySeconds + SLACK_SECONDS) {
        if (!result.is_final) return null;
        previous.finals.push(transcript);
        return { utterance: previous.id, text: previous.finals.join(" "), confidence, settled: true };
      }
      if (transcript) current.confidence = confidence;
      if (result.is_final && transcript) current.finals.push(transcript);
      if (!transcript && !settled) return null;
      const words = result.is_final ? current.finals : [...current.finals, transcript];
      return { utterance: current.id, text: words.join(" "), confidence: current.confidence, settled };
    },
    soFar: (): Transcript => ({
      utterance: current.id,
      text: current.finals.join(" "),
      confidence: current.confidence,
      settled: true,
    }),
  };
}
