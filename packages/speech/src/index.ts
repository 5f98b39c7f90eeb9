export { createFliteTts } from "./flite/create-flite-tts.ts";
export { createLocalStt } from "./local/create-local-stt.ts";
export { createMoonshineTranscriber } from "./moonshine/create-moonshine-transcriber.ts";
export { createSileroVad } from "./silero/create-silero-vad.ts";
