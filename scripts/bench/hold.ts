import { createSileroVad } from "@parley/speech";
import { createHoldListener } from "../../packages/voice/src/audio/hold-listener.ts";
import { createMusicDetector } from "../../packages/voice/src/audio/music-detector.ts";
import { type Metric, metric, percentile } from "./sounds/metric.ts";
import { join, overlay, pause } from "./sounds/mix.ts";
import { sungMusics, synthesisedMusics } from "./sounds/musics.ts";
import { recordedSounds, type Sound } from "./sounds/recorded.ts";
import { speakAll } from "./sounds/voices.ts";

/**
 * Waiting on hold: how often music of many kinds is taken for a person, and how soon a person's first word is noticed: after a
 * pause, right after the music, and over music that plays on. Every stream begins with the sentence that put us on hold.
 */
const FRAME = 256;
const PIECE_MS = 40_000;
const BEFORE_MS = 3_000;
const SPEECH_MS = 2_600;
/** Counts for a voice that was not noticed while it lasted. */
const NOT_NOTICED_MS = SPEECH_MS + 500;
const AUDIBLE = 300;
const PUT_ON_HOLD = "Please hold for a moment while I look into that.";
const RETURNS = [
  "Hello?",
  "Hello, thank you for holding. Now, what would you like to know?",
  "Hi, this is Maria, how can I help you?",
  "Sorry about the wait, I have found your order now.",
  "Yes, hello, are you still there?",
  "Good morning, Green Valley Market, David speaking.",
];
/** Prompts that begin with a sound, a breath or a name spoken on its own are no returns from hold. */
const MIN_PROMPT = 10_000;
const EVERY_NTH_PROMPT = 5;

interface Stream {
  /** When a person was announced, in ms. */
  persons: number[];
  musicShare: number;
}

async function listen(samples: Int16Array): Promise<Stream> {
  const vad = await createSileroVad();
  const listener = createHoldListener();
  const detector = createMusicDetector();
  const persons: number[] = [];
  let musical = 0;
  let frames = 0;
  for (let at = 0; at + FRAME <= samples.length; at += FRAME) {
    const frame = samples.slice(at, at + FRAME);
    const probability = await vad.process(frame);
    if (listener.push(frame, probability)) persons.push((at + FRAME) / 8);
    detector.push(frame, probability);
    if (detector.music) musical++;
    frames++;
  }
  return { persons, musicShare: musical / frames };
}

async function falseResumes(
  musics: Sound[],
  opening: Int16Array,
): Promise<{ count: number; minutes: number; share: number }> {
  let count = 0;
  let samples = 0;
  let musical = 0;
  for (const music of musics) {
    const { persons, musicShare } = await listen(join(opening, pause(400), music.samples));
    // The sentence that put us on hold is a voice; a listener is reset once it was understood.
    count += persons.filter((at) => at > opening.length / 8 + 600).length;
    samples += music.samples.length;
    musical += musicShare * music.samples.length;
  }
  return { count, minutes: samples / 8000 / 60, share: musical / samples };
}

async function resumes(
  voices: Sound[],
  musics: Sound[],
  place: (voice: Int16Array, music: Int16Array) => { before: Int16Array; speech: Int16Array },
) {
  const delays: number[] = [];
  let missed = 0;
  for (const [index, { samples }] of voices.entries()) {
    const music = musics[index % musics.length]!.samples;
    const offset = (index * 7919) % (music.length - (BEFORE_MS + SPEECH_MS) * 8);
    const voice = samples.subarray(0, SPEECH_MS * 8);
    const { before, speech } = place(voice, music.subarray(offset));
    const onset = (before.length + voice.findIndex((sample) => Math.abs(sample) > AUDIBLE)) / 8;
    const { persons } = await listen(join(before, speech, pause(500)));
    const heard = persons.find((at) => at > onset);
    if (heard === undefined) missed++;
    delays.push(heard === undefined ? NOT_NOTICED_MS : heard - onset);
  }
  return { delays, missed };
}

export async function* bench(): AsyncGenerator<Metric> {
  const line = (...args: [string, number, string, (number | null)?, ("lower" | "higher")?]) => metric("hold", ...args);
  const [opening] = await speakAll([PUT_ON_HOLD], ["rms"]);
  const musics = [...synthesisedMusics(PIECE_MS), ...recordedSounds("music")];
  const instrumental = await falseResumes(musics, opening!.samples);
  yield line("music_minutes", instrumental.minutes, "min", 10, "higher");
  yield line("false_resumes", instrumental.count, "count", 0);
  yield line("music_recognised_share", instrumental.share, "ratio");
  const sung = await falseResumes(sungMusics(PIECE_MS), opening!.samples);
  yield line("sung_minutes", sung.minutes, "min");
  yield line("false_resumes_sung", sung.count, "count");

  const prompts = recordedSounds("prompts").filter(
    ({ name, samples }) => samples.length > MIN_PROMPT && !/beep|tone|monkeys|silence|glorious/.test(name),
  );
  const voices = [...(await speakAll(RETURNS)), ...prompts.filter((_, index) => index % EVERY_NTH_PROMPT === 0)];
  const until = (music: Int16Array) => music.subarray(0, BEFORE_MS * 8);
  const afterPause = await resumes(voices, musics, (speech, music) => ({
    before: join(until(music), pause(1000)),
    speech,
  }));
  const rightAfter = await resumes(voices, musics, (speech, music) => ({ before: until(music), speech }));
  const all = [...afterPause.delays, ...rightAfter.delays];
  yield line("resumes", all.length, "count");
  yield line("resume_p50_ms", percentile(all, 0.5), "ms");
  yield line("resume_p95_ms", percentile(all, 0.95), "ms", 700);
  yield line("missed_share", (afterPause.missed + rightAfter.missed) / all.length, "ratio", 0.02);
  for (const db of [-12, -6, 0]) {
    const over = await resumes(voices, musics, (voice, music) => ({
      before: until(music),
      speech: overlay(voice, music.subarray(BEFORE_MS * 8), db),
    }));
    const name = `resume_over_music_${db === 0 ? "equal" : `${-db}db_quieter`}`;
    yield line(`${name}_p95_ms`, percentile(over.delays, 0.95), "ms", db <= -12 ? 700 : null);
  }

  let taken = 0;
  let seconds = 0;
  for (const { samples } of [...voices, ...prompts]) {
    taken += (await listen(samples)).musicShare > 0 ? 1 : 0;
    seconds += samples.length / 8000;
  }
  yield line("speech_minutes", seconds / 60, "min");
  yield line("speech_taken_for_music", taken, "count", 0);
}
