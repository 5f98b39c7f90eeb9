import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { errorOfCause, errorOfStatus, ProviderError, SAMPLE_RATE, type SpeechOptions } from "@parley/voice";
import type { VendorHttp } from "../http/create-vendor-http.ts";
import { createResampler } from "./create-resampler.ts";

export interface SpeechVendor {
  /** As in records and errors. */
  provider: string;
  /** As people write it. */
  name: string;
  /** Hertz of the raw 16-bit, little endian, mono answer. */
  sampleRate: number;
  /** Longer text is refused: it goes in several requests, cut between words. */
  maxCharacters: number;
  http: VendorHttp;
  request(text: string): { url: string; headers: OutgoingHttpHeaders; body: string };
}

/** Twice what the slowest voice needs for a character, and a pause. More is no speech of this text. */
const MAX_MS_PER_CHARACTER = 200;
const MAX_PAUSE_MS = 5000;

/** Speech of a vendor that answers an HTTP request with raw PCM, as 8 kHz while it comes. Throws ProviderError; an abort ends it quietly. */
export async function* streamSpeech(
  vendor: SpeechVendor,
  text: string,
  options: SpeechOptions,
): AsyncIterable<Int16Array> {
  const { provider, name, sampleRate } = vendor;
  const { signal } = options;
  const resampler = sampleRate === SAMPLE_RATE ? null : await createResampler(sampleRate, SAMPLE_RATE);
  try {
    for (const part of splitText(text, vendor.maxCharacters)) {
      const response = await ask(vendor, part, signal);
      options.onUsage?.({ provider, characters: part.length });
      let left = Math.round(((part.length * MAX_MS_PER_CHARACTER + MAX_PAUSE_MS) / 1000) * sampleRate);
      for await (const samples of samplesOf(response)) {
        left -= samples.length;
        if (left < 0) throw new ProviderError(provider, `${name} did not stop speaking.`, { kind: "server" });
        const sound = resampler ? resampler.push(samples) : samples;
        if (sound.length > 0) yield sound;
      }
    }
  } catch (cause) {
    if (signal?.aborted) return;
    throw errorOfCause(provider, `${name}'s speech broke off.`, cause);
  } finally {
    resampler?.free();
  }
}

async function ask(vendor: SpeechVendor, text: string, signal?: AbortSignal): Promise<IncomingMessage> {
  const { provider, name } = vendor;
  const { url, headers, body } = vendor.request(text);
  const response = await vendor.http.post(url, { headers, body, signal });
  const header = (field: string) => response.headers[field]?.toString();
  const refuse = (error: ProviderError) => {
    // What else it says is of no use, and the connection is.
    response.on("error", () => {}).resume();
    throw error;
  };
  if (response.statusCode !== 200) refuse(errorOfStatus(provider, name, response.statusCode ?? 0, header));
  if (/^(?:text\/|application\/(?:json|xml))/.test(header("content-type") ?? "")) {
    refuse(new ProviderError(provider, `${name} answered with something that is no sound.`, { kind: "server" }));
  }
  return response;
}

/** Whole samples out of bytes that may be cut anywhere. */
async function* samplesOf(response: IncomingMessage): AsyncIterable<Int16Array> {
  let odd: number | null = null;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    const bytes: Uint8Array<ArrayBuffer> = new Uint8Array(chunk.length + (odd === null ? 0 : 1));
    if (odd !== null) bytes[0] = odd;
    bytes.set(chunk, odd === null ? 0 : 1);
    odd = bytes.length % 2 === 1 ? bytes[bytes.length - 1]! : null;
    if (bytes.length > 1) yield new Int16Array(bytes.buffer, 0, bytes.length >> 1);
  }
}

/** Pieces of at most `most` characters, cut between words where there are any. Joined with blanks they are the text. */
function splitText(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const blank = rest.lastIndexOf(" ", most);
    const cut = blank > 0 ? blank : most;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest) pieces.push(rest);
  return pieces;
}
