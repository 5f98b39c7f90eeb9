import { holdMusic } from "../../../apps/simulator/src/audio/hold-music.ts";

/** Synthesised hold music of many kinds, 8 kHz, each seeded: what a listener on hold must never take for a person. */
const RATE = 8000;
const LEVEL = 0.3 * 32767;

export function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const hz = (note: number) => 440 * 2 ** ((note - 69) / 12);
const SCALE = [0, 2, 4, 7, 9, 12, 14, 16];

interface Voice {
  /** Levels of the harmonics from the first on. */
  harmonics: number[];
  attackMs: number;
  decayMs: number;
  detuneCents: number;
  vibratoHz?: number;
}

const VOICES: Record<string, Voice> = {
  bell: { harmonics: [1, 0, 0.5, 0, 0.25], attackMs: 2, decayMs: 900, detuneCents: 0 },
  piano: { harmonics: [1, 0.6, 0.35, 0.2, 0.1, 0.05], attackMs: 4, decayMs: 500, detuneCents: 3 },
  pad: { harmonics: [1, 0.5, 0.3, 0.2], attackMs: 600, decayMs: 6000, detuneCents: 12 },
  strings: { harmonics: [1, 0.8, 0.6, 0.5, 0.4, 0.3], attackMs: 120, decayMs: 3000, detuneCents: 9, vibratoHz: 5.5 },
  flute: { harmonics: [1, 0.2, 0.05], attackMs: 60, decayMs: 2500, detuneCents: 0, vibratoHz: 5 },
  saw: { harmonics: [1, 0.5, 0.33, 0.25, 0.2, 0.17, 0.14], attackMs: 8, decayMs: 300, detuneCents: 15 },
};

function addNote(out: Float32Array, at: number, note: number, ms: number, level: number, voice: Voice) {
  const length = Math.min(out.length - at, Math.round(((ms + 200) * RATE) / 1000));
  const frequency = hz(note);
  for (const [cents, phase] of voice.detuneCents
    ? [
        [voice.detuneCents, 0],
        [-voice.detuneCents, 1.7],
      ]
    : [[0, 0]]) {
    const detuned = frequency * 2 ** (cents! / 1200);
    for (let n = 0; n < length; n++) {
      const t = n / RATE;
      const attack = Math.min(1, (n + 1) / ((voice.attackMs * RATE) / 1000));
      const release = Math.min(1, (length - n) / (0.2 * RATE));
      const envelope = attack * release * Math.exp((-t * 1000) / voice.decayMs);
      const wobble = voice.vibratoHz ? 0.012 * Math.sin(2 * Math.PI * voice.vibratoHz * t) : 0;
      let wave = 0;
      for (const [index, amplitude] of voice.harmonics.entries()) {
        const order = index + 1;
        if (amplitude === 0 || detuned * order > 3600) continue;
        wave += amplitude * Math.sin(2 * Math.PI * detuned * order * t + order * (wobble * detuned * 0.03 + phase!));
      }
      out[at + n]! += wave * envelope * level;
    }
  }
}

function addDrums(out: Float32Array, beatMs: number, random: () => number, level: number) {
  const beat = Math.round((beatMs * RATE) / 1000);
  for (let at = 0, count = 0; at < out.length; at += beat / 2, count++) {
    const kind = count % 4 === 0 ? "kick" : count % 4 === 2 ? "snare" : "hat";
    const length = kind === "hat" ? 300 : 1400;
    for (let n = 0; n < length && at + n < out.length; n++) {
      const decay = Math.exp(-n / (kind === "hat" ? 80 : 400));
      const noise = random() * 2 - 1;
      const wave =
        kind === "kick"
          ? Math.sin(2 * Math.PI * (110 * Math.exp(-n / 600) + 50) * (n / RATE))
          : kind === "snare"
            ? 0.7 * noise + 0.3 * Math.sin((2 * Math.PI * 190 * n) / RATE)
            : 0.4 * noise;
      out[Math.floor(at) + n]! += wave * decay * level;
    }
  }
}

function finish(wave: Float32Array, gain: (n: number) => number = () => 1): Int16Array {
  const peak = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  return Int16Array.from(wave, (value, n) => Math.round((value / peak) * LEVEL * gain(n)));
}

function melody(
  ms: number,
  seed: number,
  voice: Voice,
  options: { beatMs: number; rests?: number; chord?: number[]; root?: number },
) {
  const random = seeded(seed);
  const out = new Float32Array((ms * RATE) / 1000);
  const beat = Math.round((options.beatMs * RATE) / 1000);
  let degree = 3;
  for (let at = 0; at < out.length; at += beat) {
    if (random() < (options.rests ?? 0)) continue;
    degree = Math.max(0, Math.min(SCALE.length - 1, degree + Math.floor(random() * 5) - 2));
    for (const step of options.chord ?? [0]) {
      addNote(out, at, (options.root ?? 60) + SCALE[degree]! + step, options.beatMs, 1, voice);
    }
  }
  return out;
}

/** Formants of sung vowels in Hz: ah, ee, oo, eh. */
const VOWELS = [
  [730, 1090, 2440],
  [270, 2290, 3010],
  [300, 870, 2240],
  [530, 1840, 2480],
];

/** A voice that sings vowels on notes of the scale, with vibrato, and breathes now and then. */
function sing(ms: number, seed: number, root: number, vibratoCents: number): Float32Array {
  const random = seeded(seed);
  const out = new Float32Array((ms * RATE) / 1000);
  let phase = 0;
  let degree = 2;
  for (let at = 0; at < out.length; ) {
    degree = Math.max(0, Math.min(SCALE.length - 1, degree + Math.floor(random() * 5) - 2));
    const length = Math.round((250 + random() * 650) * 8);
    const vowel = VOWELS[Math.floor(random() * VOWELS.length)]!;
    const rest = random() < 0.2;
    const level = (frequency: number, order: number) =>
      vowel.reduce((sum, formant) => sum + 1 / (1 + ((frequency - formant) / 90) ** 2), 0.02) / order ** 0.5;
    const base = hz(root + SCALE[degree]!);
    const levels = Array.from({ length: Math.floor(3500 / base) }, (_, index) => level(base * (index + 1), index + 1));
    for (let n = 0; n < length && at + n < out.length; n++) {
      const cents = vibratoCents * Math.sin((2 * Math.PI * 5.5 * (at + n)) / RATE);
      phase += (2 * Math.PI * base * 2 ** (cents / 1200)) / RATE;
      if (rest) continue;
      const edge = Math.min(1, n / 400, (length - n) / 400);
      let wave = 0;
      for (const [index, amplitude] of levels.entries()) wave += amplitude * Math.sin((index + 1) * phase);
      out[at + n] = wave * edge;
    }
    at += length;
  }
  return out;
}

/** Songs: the hardest case, since a sung vowel is a voice. Each `ms` long. */
export function sungMusics(ms: number): { name: string; samples: Int16Array }[] {
  const parts = [48, 55, 60, 64].map((root, index) => sing(ms, 40 + index, root, 20));
  const choir = parts[0]!.map((value, n) => value + parts[1]![n]! + parts[2]![n]! + parts[3]![n]!);
  const solo = sing(ms, 50, 50, 35);
  const band = melody(ms, 51, VOICES.piano!, { beatMs: 400, chord: [0, 4, 7] });
  const drums = new Float32Array(solo.length);
  addDrums(drums, 400, seeded(52), 2);
  return [
    { name: "choir", samples: finish(choir) },
    { name: "a man sings alone", samples: finish(sing(ms, 53, 48, 30)) },
    { name: "a woman sings alone", samples: finish(sing(ms, 54, 62, 30)) },
    { name: "song with a band", samples: finish(solo.map((value, n) => 1.5 * value + band[n]! + drums[n]!)) },
  ];
}

/** Everything at once, each piece `ms` long. */
export function synthesisedMusics(ms: number): { name: string; samples: Int16Array }[] {
  const pieces: { name: string; samples: Int16Array }[] = [];
  const add = (name: string, samples: Int16Array) => pieces.push({ name, samples });
  add("simulator's tune", holdMusic(ms).subarray(0, ms * 8));
  add("bell arpeggio", finish(melody(ms, 11, VOICES.bell!, { beatMs: 250 })));
  add("piano with rests", finish(melody(ms, 12, VOICES.piano!, { beatMs: 400, rests: 0.35 })));
  add(
    "piano chords, detuned",
    finish(melody(ms, 13, { ...VOICES.piano!, detuneCents: 25 }, { beatMs: 700, chord: [0, 4, 7] })),
  );
  add("pad", finish(melody(ms, 14, VOICES.pad!, { beatMs: 2600, chord: [0, 4, 7, 11] })));
  add("strings with vibrato", finish(melody(ms, 15, VOICES.strings!, { beatMs: 900, chord: [0, 7] })));
  add("flute alone, slow", finish(melody(ms, 16, VOICES.flute!, { beatMs: 600, rests: 0.15, root: 67 })));
  add("low saw lead", finish(melody(ms, 17, VOICES.saw!, { beatMs: 220, rests: 0.1, root: 48 })));
  for (const [index, root] of [43, 50, 55, 60].entries()) {
    const voice = { ...VOICES.saw!, detuneCents: 4 * index, decayMs: 200 + 200 * index };
    add(
      `saw lead in the range of a voice, ${index + 1}`,
      finish(melody(ms, 30 + index, voice, { beatMs: 180 + 70 * index, rests: 0.1, root })),
    );
  }
  const swell = melody(ms, 18, VOICES.strings!, { beatMs: 1200, chord: [0, 4, 7] });
  add(
    "crescendi and silences",
    finish(swell, (n) => Math.max(0, Math.sin((2 * Math.PI * n) / (RATE * 6)))),
  );
  const drums = new Float32Array((ms * RATE) / 1000);
  addDrums(drums, 500, seeded(19), 1);
  add("drums alone", finish(drums));
  const band = melody(ms, 20, VOICES.piano!, { beatMs: 375, rests: 0.2 });
  const bass = melody(ms, 21, VOICES.saw!, { beatMs: 750, root: 36 });
  const rhythm = new Float32Array(band.length);
  addDrums(rhythm, 375, seeded(22), 0.8);
  add("band", finish(band.map((value, n) => value + 0.7 * bass[n]! + rhythm[n]!)));
  return pieces;
}
