import { createBeepDetector } from "../audio/beep-detector.ts";
import { createDtmfDetector } from "../audio/dtmf-detector.ts";
import { createFaxDetector } from "../audio/fax-detector.ts";
import { createHoldListener } from "../audio/hold-listener.ts";
import { createMusicDetector } from "../audio/music-detector.ts";
import type { ConversationInput } from "../conversation/state.ts";
import { type CallClock, SAMPLES_PER_MS, type SpeechToTextSession, type VoiceActivityDetector } from "../ports.ts";
import { createSpeechGate, VAD_FRAME, VAD_FRAME_MS } from "../turns/speech-gate.ts";

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
  /** A key's tones in the voice channel. */
  onKey(digit: string): void;
  onDead(): void;
  /** The voice detector failed: turns can no longer be told apart. Called once. */
  onDeaf(cause: unknown): void;
}

/** The ear of a call: inbound audio to recognition, voice detection and beep detection, in order, and a watch over its flow. */
export function createListener(options: ListenOptions) {
  const { vad, stt, clock, watchForMachines, onHeard, onKey, onDead, onDeaf } = options;
  const hearBeep = createBeepDetector();
  const hearFax = createFaxDetector();
  const hearKeys = createDtmfDetector();
  const gate = createSpeechGate();
  const music = watchForMachines ? createMusicDetector() : null;
  let frame = new Int16Array(VAD_FRAME);
  let filled = 0;
  /** What the gate hears, and what was told of it. */
  let gateOpen = false;
  let voicing = false;
  let playsMusic = false;
  let position = 0;
  let lastAudioAt = clock.now();
  let work = Promise.resolve();
  let closed = false;
  let framesHeard = 0;
  /** While on hold: what waits for a person, and where it has its zero. */
  let person: ReturnType<typeof createHoldListener> | null = null;
  let personFromMs: number | null = null;
  let cancelWatch = () => {};

  const tell = (event: { type: "voice_started" | "voice_paused"; atMs: number }) => {
    const started = event.type === "voice_started";
    if (voicing === started) return;
    voicing = started;
    onHeard(event);
  };

  const detect = async (full: Int16Array, atMs: number) => {
    if (closed) return;
    const probability = await vad.process(full);
    if (closed) return;
    const event = gate(probability, levelOf(full));
    if (event) gateOpen = event.type === "voice_started";
    if (person) listenOnHold(person, full, probability, atMs);
    else if (event) tell(event);
    if (!music) return;
    music.push(full, probability);
    if (music.music === playsMusic) return;
    playsMusic = music.music;
    onHeard({ type: "music", on: playsMusic });
  };

  /** Music is no voice, whatever the gate takes it for; a person's voice is told from where it began. */
  const listenOnHold = (
    listener: ReturnType<typeof createHoldListener>,
    full: Int16Array,
    probability: number,
    atMs: number,
  ) => {
    personFromMs ??= atMs;
    const heard = listener.push(full, probability);
    if (!heard) return;
    voicing = true;
    onHeard({ type: "person", atMs: personFromMs + heard.atMs });
    if (!gateOpen) tell({ type: "voice_paused", atMs });
  };

  const frameDone = () => {
    const full = frame;
    frame = new Int16Array(VAD_FRAME);
    filled = 0;
    const atMs = framesHeard++ * VAD_FRAME_MS;
    work = work
      .then(() => detect(full, atMs))
      .catch((cause: unknown) => {
        if (!closed) onDeaf(cause);
        closed = true;
      });
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
      if (watchForMachines && hearFax(samples)) onHeard({ type: "fax" });
      for (const digit of hearKeys(samples)) onKey(digit);
      for (let at = 0; at < samples.length; ) {
        const part = samples.subarray(at, at + VAD_FRAME - filled);
        frame.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === VAD_FRAME) frameDone();
      }
    },
    /** On hold, only a person's voice is told. */
    listenForPerson(on: boolean) {
      if (on && person) return;
      if (on) voicing = false;
      personFromMs = null;
      person = on ? createHoldListener() : null;
    },
    close() {
      closed = true;
      cancelWatch();
    },
  };
}

function levelOf(frame: Int16Array): number {
  let energy = 0;
  for (const sample of frame) energy += sample * sample;
  return Math.sqrt(energy / frame.length);
}
