const SAMPLES_PER_SLICE = 800;
const SAMPLE_RATE = 8000;

/** Lays two mono voices side by side: left the caller, right the agent; 8 kHz, 16 bit. */
export interface StereoMixer {
  /** Puts speech on a channel from a sample on, and gives the sample at which it ends. */
  add(channel: 0 | 1, start: number, samples: Int16Array): number;
  /** The whole recording as a WAV file, and the loudest sample of each tenth of a second, 0 (silence) to 100, per channel. */
  finish(): { wav: Buffer; durationMs: number; peaks: number[][] };
}

export function createStereoMixer(): StereoMixer {
  const pieces: { channel: 0 | 1; start: number; samples: Int16Array }[] = [];
  let end = 0;
  return {
    add(channel, start, samples) {
      pieces.push({ channel, start, samples });
      end = Math.max(end, start + samples.length);
      return start + samples.length;
    },
    finish() {
      const peaks = [0, 1].map(() => new Array<number>(Math.ceil(end / SAMPLES_PER_SLICE)).fill(0));
      const wav = Buffer.alloc(44 + end * 4);
      writeHeader(wav, end * 4);
      for (const { channel, start, samples } of pieces) {
        samples.forEach((sample, i) => {
          wav.writeInt16LE(sample, 44 + (start + i) * 4 + channel * 2);
          const slice = Math.floor((start + i) / SAMPLES_PER_SLICE);
          const loudness = Math.round((Math.abs(sample) / 32_768) * 100);
          if (loudness > peaks[channel]![slice]!) peaks[channel]![slice] = loudness;
        });
      }
      return { wav, durationMs: Math.round((end / SAMPLE_RATE) * 1000), peaks };
    },
  };
}

function writeHeader(wav: Buffer, dataBytes: number): void {
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + dataBytes, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(SAMPLE_RATE, 24);
  wav.writeUInt32LE(SAMPLE_RATE * 4, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(dataBytes, 40);
}
