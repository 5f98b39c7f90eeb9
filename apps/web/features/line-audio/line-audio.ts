/** Why the page cannot hear or play, in words for the person. */
export class AudioProblem extends Error {}

export interface LineSpeaker {
  /** 16-bit little endian PCM, 8 kHz, mono. */
  play(samples: ArrayBuffer): void;
  /** Told by `onMark` when all audio before it was played. */
  mark(name: string): void;
  clear(): void;
}

export interface LineMicrophone {
  muted: boolean;
  close(): void;
}

/** The page's audio at the rate of a telephone. */
export interface LineAudio {
  /** `pan` from -1 (left) to 1 (right). */
  openSpeaker(options?: { pan?: number; onMark?: (name: string) => void }): LineSpeaker;
  /** Asks for the microphone. Throws an AudioProblem when it is refused or absent. */
  openMicrophone(onFrame: (frame: ArrayBuffer) => void, onLost: () => void): Promise<LineMicrophone>;
  close(): void;
}

/** Starts the page's audio; call it where somebody pressed a button, or browsers keep it silent. */
export async function openLineAudio(): Promise<LineAudio> {
  const context = new AudioContext({ latencyHint: "interactive" });
  try {
    if (!context.audioWorklet) throw new AudioProblem("Audio needs a page that is served over https.");
    await context.audioWorklet.addModule("/audio/line-worklet.js");
    await context.resume();
  } catch (error) {
    void context.close();
    if (error instanceof AudioProblem) throw error;
    throw new AudioProblem("This browser could not start its audio. Reload the page and try again.");
  }
  const microphones = new Set<LineMicrophone>();
  return {
    openSpeaker({ pan = 0, onMark } = {}) {
      const node = new AudioWorkletNode(context, "line-speaker", { numberOfInputs: 0, outputChannelCount: [1] });
      node.connect(new StereoPannerNode(context, { pan })).connect(context.destination);
      node.port.onmessage = ({ data }: MessageEvent<{ mark: string }>) => onMark?.(data.mark);
      return {
        play: (samples) => node.port.postMessage({ samples }, [samples]),
        mark: (mark) => node.port.postMessage({ mark }),
        clear: () => node.port.postMessage({ clear: true }),
      };
    },
    async openMicrophone(onFrame, onLost) {
      const stream = await askForMicrophone();
      const source = context.createMediaStreamSource(stream);
      const node = new AudioWorkletNode(context, "line-microphone", { numberOfOutputs: 0 });
      source.connect(node);
      const microphone: LineMicrophone = {
        muted: false,
        close() {
          microphones.delete(microphone);
          node.port.onmessage = null;
          source.disconnect();
          for (const track of stream.getTracks()) track.stop();
        },
      };
      node.port.onmessage = ({ data }: MessageEvent<ArrayBuffer>) =>
        onFrame(microphone.muted ? new ArrayBuffer(data.byteLength) : data);
      stream.getAudioTracks()[0]?.addEventListener("ended", onLost);
      microphones.add(microphone);
      return microphone;
    },
    close() {
      for (const microphone of [...microphones]) microphone.close();
      if (context.state !== "closed") void context.close();
    },
  };
}

const REFUSED = "The microphone was refused. Allow it for this page in the browser's address bar, then try again.";

async function askForMicrophone(): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new AudioProblem("A microphone needs a page that is served over https.");
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") throw new AudioProblem(REFUSED);
    if (name === "NotFoundError" || name === "OverconstrainedError")
      throw new AudioProblem("No microphone was found. Plug one in, then try again.");
    throw new AudioProblem("The microphone could not be opened. Another program may be using it.");
  }
}

/** Loudness of 16-bit PCM for a meter, 0 to 1: -54 dB and below is nothing, the loudest a line carries is 1. */
export function levelOf(samples: ArrayBuffer): number {
  const values = new Int16Array(samples);
  if (values.length === 0) return 0;
  let sum = 0;
  for (const value of values) sum += (value / 32768) ** 2;
  const decibels = 10 * Math.log10(sum / values.length + 1e-12);
  return Math.min(1, Math.max(0, 1 + decibels / 54));
}
