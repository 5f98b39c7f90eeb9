import type { FileHandle } from "node:fs/promises";
import { BYTES_PER_FRAME, CHANNELS, WAV_HEADER_BYTES } from "./wav-header.ts";

export type Side = "callee" | "agent";

interface Mute {
  channel: 0 | 1;
  from: number;
  to: number;
}

const REWRITE_FRAMES = 16 * 1024;

const channelOf = (side: Side): 0 | 1 => (side === "callee" ? 0 : 1);

/** Stretches of a recording that are to be silent, in samples from the beginning of the call. */
export function createMutes() {
  let mutes: Mute[] = [];
  return {
    add(side: Side, from: number, to: number): void {
      mutes.push({ channel: channelOf(side), from, to });
    },
    /** Silences what is muted of an interleaved piece that begins at `base`. */
    apply(interleaved: Int16Array, base: number): void {
      const length = interleaved.length / CHANNELS;
      for (const { channel, from, to } of mutes) {
        const last = Math.min(length, to - base);
        for (let at = Math.max(0, from - base); at < last; at++) interleaved[at * CHANNELS + channel] = 0;
      }
    },
    forgetBefore(base: number): void {
      if (mutes.length > 0) mutes = mutes.filter((mute) => mute.to > base);
    },
    /** Silences a stretch that is in the file already. */
    async rewrite(file: FileHandle, side: Side, from: number, to: number): Promise<void> {
      for (let at = from; at < to; at += REWRITE_FRAMES) {
        const frames = Math.min(REWRITE_FRAMES, to - at);
        const bytes = Buffer.alloc(frames * BYTES_PER_FRAME);
        const position = WAV_HEADER_BYTES + at * BYTES_PER_FRAME;
        const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
        for (let slot = channelOf(side) * 2; slot + 1 < bytesRead; slot += BYTES_PER_FRAME) bytes.writeInt16LE(0, slot);
        await file.write(bytes, 0, bytesRead, position);
      }
    },
  };
}
