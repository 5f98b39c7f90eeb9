import alawmulaw from "alawmulaw";

/** What a mu-law decoder hears as zero: the byte of an idle line. */
export const MULAW_SILENCE = 0xff;

/** 16-bit linear PCM to G.711 mu-law, one byte a sample. */
export const encodeMulaw = (samples: Int16Array): Uint8Array => alawmulaw.mulaw.encode(samples);

/** G.711 mu-law to 16-bit linear PCM. */
export const decodeMulaw = (bytes: Uint8Array): Int16Array => alawmulaw.mulaw.decode(bytes);
