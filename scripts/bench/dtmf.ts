import { createDtmfDetector, decodeMulaw, encodeMulaw } from "@parley/voice";
import { type Metric, metric } from "./sounds/metric.ts";
import { join, pause } from "./sounds/mix.ts";
import { seeded, sungMusics, synthesisedMusics } from "./sounds/musics.ts";
import { recordedSounds } from "./sounds/recorded.ts";
import { speakAll } from "./sounds/voices.ts";

/** Keys in the voice channel: how many of them are heard, at what length, level, twist and noise, and how many speech and music make up. */
const KEYS = "123A456B789C*0#D";
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];
const FRAME = 160;
const GAP_MS = 45;
const SPEECH = [
  "The quick brown fox jumps over the lazy dog while seven wizards make toxic brew for the evil queen.",
  "Please hold for a moment while I look into that, it will only take a minute or two of your time.",
  "Your reference number is seven four two nine, and the appointment is on Tuesday at a quarter past ten.",
  "We are open Monday to Friday from eight in the morning to six in the evening, and closed on holidays.",
];

interface Line {
  ms: number;
  /** Amplitude of the row's tone in dB below full scale, and the column's against it. */
  levelDb: number;
  twistDb: number;
  /** Both frequencies off by this share. */
  drift: number;
  /** White noise below the tone in dB; none when null. */
  snrDb: number | null;
}

const CLEAN: Line = { ms: 45, levelDb: -12, twistDb: 0, drift: 0, snrDb: null };

function type(keys: string, line: Line, seed: number): Int16Array {
  const random = seeded(seed);
  const presses = [...keys].flatMap((key) => {
    const index = KEYS.indexOf(key);
    const row = 10 ** (line.levelDb / 20) * 32_767;
    const column = row * 10 ** (line.twistDb / 20);
    const low = ROWS[index >> 2]! * (1 + line.drift);
    const high = COLUMNS[index & 3]! * (1 + line.drift);
    const phase = random() * 6.28;
    const tone = Int16Array.from({ length: Math.round(line.ms * 8) }, (_, n) => {
      const turn = (2 * Math.PI * n) / 8000;
      return clip(row * Math.sin(low * turn + phase) + column * Math.sin(high * turn));
    });
    // The next tone begins anywhere within a frame and within the detector's step.
    return [tone, new Int16Array(GAP_MS * 8 + Math.floor(random() * 160))];
  });
  const typed = join(pause(20), ...presses, pause(60));
  if (line.snrDb === null) return typed;
  const level = 10 ** ((line.levelDb - line.snrDb) / 20) * 32_767 * Math.sqrt(3);
  return typed.map((sample) => clip(sample + (random() * 2 - 1) * level));
}

const clip = (value: number) => Math.max(-32768, Math.min(32767, Math.round(value)));

function heard(samples: Int16Array): string {
  const detect = createDtmfDetector();
  const wire = decodeMulaw(encodeMulaw(samples));
  let keys = "";
  for (let at = 0; at < wire.length; at += FRAME) keys += detect(wire.subarray(at, at + FRAME)).join("");
  return keys;
}

/** Share of keys heard once, in order; every key too many or wrong costs one as well. */
function share(line: Line): number {
  let right = 0;
  let typed = 0;
  for (let round = 0; round < 20; round++) {
    const keys = heard(type(KEYS, line, round + 1));
    typed += KEYS.length;
    let at = 0;
    for (const key of KEYS) {
      const found = keys.indexOf(key, at);
      if (found < 0) continue;
      right++;
      at = found + 1;
    }
    right -= Math.max(0, keys.length - KEYS.length);
  }
  return right / typed;
}

export async function* bench(): AsyncGenerator<Metric> {
  const line = (...args: [string, number, string, (number | null)?, ("lower" | "higher")?]) => metric("dtmf", ...args);
  const lines: [string, Line, number | null][] = [
    ["heard_45ms", CLEAN, 1],
    ["heard_45ms_loud", { ...CLEAN, levelDb: -4 }, 1],
    ["heard_45ms_soft", { ...CLEAN, levelDb: -32 }, 1],
    ["heard_45ms_twist_plus_4db", { ...CLEAN, twistDb: 4 }, 1],
    ["heard_45ms_twist_minus_8db", { ...CLEAN, twistDb: -8 }, 1],
    ["heard_45ms_drift_plus_1.5pc", { ...CLEAN, drift: 0.015 }, 1],
    ["heard_45ms_drift_minus_1.5pc", { ...CLEAN, drift: -0.015 }, 1],
    ["heard_45ms_snr_15db", { ...CLEAN, snrDb: 15 }, 1],
    ["heard_45ms_snr_10db", { ...CLEAN, snrDb: 10 }, null],
    ["heard_40ms", { ...CLEAN, ms: 40 }, null],
    ["heard_120ms", { ...CLEAN, ms: 120 }, 1],
    ["heard_1000ms", { ...CLEAN, ms: 1000 }, 1],
  ];
  for (const [name, how, target] of lines) yield line(name, share(how), "ratio", target, "higher");

  const voices = [
    ...(await speakAll(SPEECH)),
    ...recordedSounds("prompts").filter(({ name }) => !/beep|tone/.test(name)),
  ];
  const speech = join(...voices.map(({ samples }) => samples));
  const minutes = Math.max(10, speech.length / 8000 / 60);
  // Where the recordings cannot be had, the synthesised voices repeat, each time at another place in the detector's step.
  let falseKeys = 0;
  for (let played = 0, round = 0; played < minutes * 60 * 8000 - 8000; played += speech.length, round++) {
    falseKeys += heard(join(new Int16Array(round * 7), speech)).length;
  }
  yield line("speech_minutes", minutes, "min", 10, "higher");
  yield line("false_in_speech", falseKeys, "count", 0);
  const musics = [...synthesisedMusics(30_000), ...sungMusics(30_000), ...recordedSounds("music")];
  const music = join(...musics.map(({ samples }) => samples));
  yield line("music_minutes", music.length / 8000 / 60, "min");
  yield line("false_in_music", heard(music).length, "count", 0);
  const random = seeded(77);
  const noise = Int16Array.from({ length: 60 * 8000 }, () => (random() * 2 - 1) * 12_000);
  yield line("false_in_noise", heard(noise).length, "count", 0);
  const started = process.cpuUsage().user;
  heard(noise);
  // A minute of sound; processor time, so that a busy machine does not count.
  yield line("cost_per_call", ((process.cpuUsage().user - started) / 60e6) * 100, "% of a core");
}
