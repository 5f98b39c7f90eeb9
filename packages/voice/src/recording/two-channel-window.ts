import { CHANNELS } from "./wav-header.ts";

/**
 * The part of a recording that may still change, in pieces of `step` samples that exist only where something was put. Positions
 * are samples from the beginning of the call; what comes before `base` was taken and no longer changes.
 */
export function createTwoChannelWindow(step: number) {
  let pieces: (Int16Array | undefined)[] = [];
  let base = 0;

  return {
    get base() {
      return base;
    },
    put(channel: 0 | 1, samples: Int16Array, from: number): void {
      for (let index = Math.max(0, base - from); index < samples.length; ) {
        const at = from + index - base;
        const piece = Math.floor(at / step);
        pieces[piece] ??= new Int16Array(step * CHANNELS);
        const into = pieces[piece];
        const length = Math.min(samples.length - index, (piece + 1) * step - at);
        let slot = (at - piece * step) * CHANNELS + channel;
        for (let n = 0; n < length; n++, slot += CHANNELS) into[slot] = samples[index + n]!;
        index += length;
      }
    },
    /** Silences a channel from `from` on. */
    erase(channel: 0 | 1, from: number): void {
      for (let at = Math.max(0, from - base); at < pieces.length * step; at++) {
        const piece = pieces[Math.floor(at / step)];
        if (piece) piece[(at % step) * CHANNELS + channel] = 0;
      }
    },
    /** The oldest piece, both channels interleaved; silence where nothing was put. */
    take(): Int16Array {
      const piece = pieces[0] ?? new Int16Array(step * CHANNELS);
      pieces = pieces.slice(1);
      base += step;
      return piece;
    },
  };
}
