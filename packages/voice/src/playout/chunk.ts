import { FRAME_MS, FRAME_SAMPLES } from "../ports.ts";
import { heardWords, soundingCharacters } from "./heard-text.ts";

/** Speaking rate until a whole chunk of this voice was measured, rather too slow than too fast (Flite, OpenAI: 70-90 ms a letter). */
export const SLOW_MS_PER_CHARACTER = 105;
/** A frame whose peak stays below this is a pause: no part of a word falls into it. */
const PAUSE_PEAK = 200;

/** A stretch of speech with its words, or of sound (keys, a beep) with none, cut into 20 ms frames. */
export interface Chunk {
  /** Empty for a sound. */
  text: string;
  /** What to call a sound in `Heard.sounds`. Null for speech. */
  sound: string | null;
  frames: Int16Array[];
  /** How many of the frames up to and with this one are not pauses. */
  voiced: number[];
  /** When each sent frame ends at the other side, by our model of its queue. */
  endsAt: number[];
  rest: Int16Array;
  complete: boolean;
  /** Its audio ended before its words did. */
  broken: boolean;
  mark: string | null;
  /** The mark came back. */
  marked: boolean;
}

export function newChunk(text: string, sound: string | null = null): Chunk {
  return {
    text: text.trim(),
    sound,
    frames: [],
    voiced: [],
    endsAt: [],
    rest: new Int16Array(0),
    complete: false,
    broken: false,
    mark: null,
    marked: false,
  };
}

/** Adds audio. The samples are copied: the caller may use its buffer again. */
export function appendTo(chunk: Chunk, samples: Int16Array) {
  const all = new Int16Array(chunk.rest.length + samples.length);
  all.set(chunk.rest);
  all.set(samples, chunk.rest.length);
  let at = 0;
  for (; at + FRAME_SAMPLES <= all.length; at += FRAME_SAMPLES) addFrame(chunk, all.subarray(at, at + FRAME_SAMPLES));
  chunk.rest = all.subarray(at);
}

/** Fills the last frame with silence. No audio follows. */
export function complete(chunk: Chunk) {
  if (chunk.rest.length > 0) {
    const last = new Int16Array(FRAME_SAMPLES);
    last.set(chunk.rest);
    addFrame(chunk, last);
    chunk.rest = new Int16Array(0);
  }
  chunk.complete = true;
}

function addFrame(chunk: Chunk, frame: Int16Array) {
  const voiced = frame.some((sample) => sample > PAUSE_PEAK || sample < -PAUSE_PEAK);
  chunk.frames.push(frame);
  chunk.voiced.push((chunk.voiced.at(-1) ?? 0) + (voiced ? 1 : 0));
}

/** How many frames have ended by `at`. */
export function framesEndedBy(chunk: Chunk, at: number): number {
  let count = chunk.endsAt.length;
  while (count > 0 && chunk.endsAt[count - 1]! > at) count--;
  return count;
}

/** Whether all of the chunk's sound had ended by `at`. */
export function hasEndedBy(chunk: Chunk, at: number): boolean {
  return chunk.complete && framesEndedBy(chunk, at) === chunk.frames.length;
}

/**
 * The words of the chunk whose sound had ended by `at`. Characters are spread evenly over the frames that are
 * not pauses. While audio is
 * still to come, or when it broke off, its length is guessed from `msPerCharacter`, and the last word is left out.
 */
export function wordsHeard(chunk: Chunk, at: number, msPerCharacter: number): string {
  const { text, voiced, frames } = chunk;
  const ended = framesEndedBy(chunk, at);
  if (text === "" || ended === 0) return "";
  const whole = chunk.complete && !chunk.broken;
  if (whole && ended === frames.length) return text;
  const known = voiced.at(-1)!;
  if (known === 0) return whole ? heardWords(text, ended / frames.length) : "";
  const characters = soundingCharacters(text);
  const total = whole ? known : Math.max(known + 1, (characters * msPerCharacter) / FRAME_MS);
  // Half a character less than all of it: the last word may still be sounding.
  return heardWords(text, Math.min(voiced[ended - 1]! / total, 1 - 1 / (2 * characters)));
}

/** What one character of this voice takes, rather too long than too short. Null when the chunk is too short to tell. */
export function measuredMsPerCharacter({ text, voiced, broken }: Chunk): number | null {
  const characters = soundingCharacters(text);
  return characters < 10 || broken ? null : ((voiced.at(-1) ?? 0) * FRAME_MS * 1.2) / characters;
}
