import alawmulaw from "alawmulaw";

/** G.711 mu-law, one byte a sample, as Twilio's streams carry it. */
export const encodeMulaw = (samples: Int16Array): Uint8Array => alawmulaw.mulaw.encode(samples);
export const decodeMulaw = (bytes: Uint8Array): Int16Array => alawmulaw.mulaw.decode(bytes);
