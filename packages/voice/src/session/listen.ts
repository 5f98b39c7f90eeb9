import { createBeepDetector } from "../audio/beep-detector.ts";
import type { ConversationInput } from "../conversation/state.ts";
import { type CallClock, SAMPLES_PER_MS, type SpeechToTextSession, type VoiceActivityDetector } from "../ports.ts";
import { createSpeechGate, VAD_FRAME } from "../turns/speech-gate.ts";

/** Media that stops in the middle of speech: after this the pause is assumed, or the turn would never end. */
const GAP_MS = 750;
/** A socket that stays open and mute this long is dead. */
const DEAD_MS = 10_000;
const CHECK_MS = 250;

export interface ListenOptions {
  vad: VoiceActivityDetector;
  stt: SpeechToTextSession;
  clock: CallClock;
  /** Beeps, fax tones and the like mean something on calls that we place. */
  watchForMachines: boolean;
  onHeard(input: ConversationInput): void;
  onDead(): void;
  /** The voice detector failed: turns can no longer be told apart. Called once. */
  onDeaf(cause: unknown): void;
}

/** The ear of a call: inbound audio to recognition, voice detection and beep detection, in order, and a watch over its flow. */
export function createListener({ vad, stt, clock, watchForMachines, onHeard, onDead, onDeaf }: ListenOptions) {
  const hearBeep = createBeepDetector();
  const gate = createSpeechGate();
  let frame = new Int16Array(VAD_FRAME);
  let filled = 0;
  let voicing = false;
  let position = 0;
  let lastAudioAt = clock.now();
  let work = Promise.resolve();
  let closed = false;
  let forPerson = false;
  let cancelWatch = () => {};

  const detect = async (full: Int16Array) => {
    if (closed) return;
    const event = gate(await vad.process(full));
    if (!event || closed) return;
    const started = event.type === "voice_started";
    if (voicing === started) return;
    voicing = started;
    if (started && forPerson) onHeard({ type: "person", atMs: event.atMs });
    else onHeard(event);
  };

  const watch = () => {
    const silentFor = clock.now() - lastAudioAt;
    if (silentFor >= DEAD_MS) return onDead();
    if (voicing && silentFor >= GAP_MS) {
      voicing = false;
      onHeard({ type: "voice_paused", atMs: position / SAMPLES_PER_MS });
    }
    cancelWatch = clock.after(CHECK_MS, watch);
  };
  cancelWatch = clock.after(CHECK_MS, watch);

  return {
    push(samples: Int16Array) {
      lastAudioAt = clock.now();
      position += samples.length;
      stt.push(samples);
      if (watchForMachines && hearBeep(samples)) onHeard({ type: "beep" });
      for (const sample of samples) {
        frame[filled++] = sample;
        if (filled < VAD_FRAME) continue;
        const full = frame;
        frame = new Int16Array(VAD_FRAME);
        filled = 0;
        work = work
          .then(() => detect(full))
          .catch((cause: unknown) => {
            if (!closed) onDeaf(cause);
            closed = true;
          });
      }
    },
    /** On hold, only a person's voice is told. */
    listenForPerson(on: boolean) {
      forPerson = on;
    },
    close() {
      closed = true;
      cancelWatch();
    },
  };
}
