export { createDeepgramStt, type DeepgramOptions } from "./deepgram/create-deepgram-stt.ts";
export { createFliteTts } from "./flite/create-flite-tts.ts";
export { createLlmAgent } from "./llm/create-llm-agent.ts";
export { judgeOutcomeWithModel } from "./llm/judge-outcome-with-model.ts";
export type { ModelOptions } from "./llm/open-model.ts";
export { createLocalStt } from "./local/create-local-stt.ts";
export { createMoonshineTranscriber } from "./moonshine/create-moonshine-transcriber.ts";
export { createOpenAiTts, type OpenAiTtsOptions } from "./openai/create-openai-tts.ts";
export { createSileroVad } from "./silero/create-silero-vad.ts";
