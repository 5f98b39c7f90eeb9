import type { TextToSpeech, Transcriber, VoiceActivityDetector } from "@parley/voice";

/**
 * Speech for tests that passes through the real audio path in milliseconds: each half of a character is a tone of 10 ms, one of
 * sixteen. Survives mu-law, pauses and frames that begin anywhere; needs digital silence around it.
 */
const SYMBOL = 80;
const LEVEL = 8_000;
const hertz = (nibble: number) => 400 + nibble * 200;

function modulate(text: string): Int16Array {
  const nibbles = [...Buffer.from(text)].flatMap((byte) => [byte >> 4, byte & 15]);
  return Int16Array.from({ length: nibbles.length * SYMBOL }, (_, n) => {
    const symbol = nibbles[Math.floor(n / SYMBOL)]!;
    return LEVEL * Math.cos((2 * Math.PI * hertz(symbol) * (n % SYMBOL)) / 8000);
  });
}

function demodulate(samples: Int16Array): string {
  const start = samples.findIndex((sample) => Math.abs(sample) > LEVEL / 4);
  if (start < 0) return "";
  const nibbles: number[] = [];
  for (let at = start; at + SYMBOL <= samples.length; at += SYMBOL) {
    const symbol = samples.subarray(at, at + SYMBOL);
    if (energy(symbol) < (LEVEL / 4) ** 2) continue;
    const powers = Array.from({ length: 16 }, (_, nibble) => power(symbol, hertz(nibble)));
    nibbles.push(powers.indexOf(Math.max(...powers)));
  }
  const bytes = nibbles.flatMap((nibble, n) => (n % 2 === 1 ? [(nibbles[n - 1]! << 4) | nibble] : []));
  return Buffer.from(bytes).toString();
}

export const modemTts: TextToSpeech = {
  provider: "modem",
  async *synthesize(text) {
    yield modulate(text);
  },
  close: async () => undefined,
};

export const modemTranscriber: Transcriber = {
  provider: "modem",
  transcribe: async (samples) => ({ text: demodulate(samples), confidence: 1 }),
  close: async () => undefined,
};

export const createEnergyVad = (): VoiceActivityDetector => ({
  process: async (frame) => (energy(frame) > 500 ** 2 ? 1 : 0),
  reset: () => undefined,
});

const energy = (samples: Int16Array) => samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;

function power(samples: Int16Array, hz: number): number {
  let re = 0;
  let im = 0;
  samples.forEach((sample, n) => {
    re += sample * Math.cos((2 * Math.PI * hz * n) / 8000);
    im += sample * Math.sin((2 * Math.PI * hz * n) / 8000);
  });
  return re * re + im * im;
}
