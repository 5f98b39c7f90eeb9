import type { TranscriptSegment } from "../conversation/call-event.ts";
import { SAMPLES_PER_MS, type SpeechToText, type SpeechToTextSession } from "../ports.ts";
import { createSpeechGate, VAD_FRAME } from "../turns/speech-gate.ts";

/** A headset is close and quiet around: loudness tells voice from silence well enough. */
const VOICE_RMS = 350;

/** Writes down what a supervisor says in the agent's place: one segment a stretch of speech. */
export function createSupervisorEar(options: {
  stt: SpeechToText;
  language?: string;
  callMs(): number;
  onSegment(segment: TranscriptSegment): void;
}) {
  const { stt, language, callMs, onSegment } = options;
  const gate = createSpeechGate();
  const frame = new Int16Array(VAD_FRAME);
  const stretches = new Map<number, { startMs: number; endMs: number }>();
  let session: SpeechToTextSession | null = null;
  let filled = 0;
  let utterance = 0;
  let samplesHeard = 0;
  /** From the microphone's own time to the call's. */
  let offsetMs = 0;

  const open = () => {
    offsetMs = callMs();
    return stt.open({
      language,
      onEvent(event) {
        const stretch = event.type === "transcript" && event.settled ? stretches.get(event.utterance) : undefined;
        if (event.type !== "transcript" || !stretch || !event.text.trim()) return;
        stretches.delete(event.utterance);
        const { text, confidence } = event;
        onSegment({ speaker: "supervisor", text: text.trim(), ...stretch, confidence, interrupted: false });
      },
    });
  };

  return {
    hear(samples: Int16Array) {
      session ??= open();
      session.push(samples);
      for (const sample of samples) {
        frame[filled++] = sample;
        if (filled < VAD_FRAME) continue;
        filled = 0;
        const level = rms(frame);
        const event = gate(level >= VOICE_RMS ? 1 : 0, level);
        if (event?.type === "voice_started") {
          stretches.set(utterance, { startMs: offsetMs + event.atMs, endMs: offsetMs + event.atMs });
          session.speechStarted(event.atMs);
        } else if (event) {
          const stretch = stretches.get(utterance);
          if (stretch) stretch.endMs = offsetMs + event.atMs;
          session.settle();
          session.nextUtterance(++utterance);
        }
      }
      samplesHeard += samples.length;
      // A microphone that was away for a while comes back later on the call's clock.
      offsetMs = Math.max(offsetMs, callMs() - samplesHeard / SAMPLES_PER_MS);
    },
    async close() {
      await session?.close().catch(() => {});
    },
  };
}

function rms(frame: Int16Array): number {
  let energy = 0;
  for (const sample of frame) energy += sample * sample;
  return Math.sqrt(energy / frame.length);
}
