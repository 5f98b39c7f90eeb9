import type { AgentExample, CallFacts, ToolDefinition } from "@parley/voice";
import { instructionsFor } from "../llm/instructions.ts";
import { ownTools } from "../llm/own-tools.ts";

/** Silence that ends a turn. 500 ms is the API's default: shorter cuts people off who think for a moment. */
export const TURN_SILENCE_MS = 450;
export const PREFIX_MS = 300;

/**
 * The event that sets a session up: mu-law both ways as the line has it, and turns that the server detects but that we answer, so that an
 * "uh-huh" does not end the agent's sentence.
 */
export function sessionUpdate(options: {
  facts: CallFacts;
  tools: readonly ToolDefinition[];
  examples: readonly AgentExample[];
  voice: string | undefined;
  transcriptionModel: string;
}): object {
  const { facts, tools, examples, voice, transcriptionModel } = options;
  const format = { type: "audio/pcmu" };
  const own = ownTools(facts);
  const others = tools.filter(({ name }) => !own.some((tool) => tool.name === name));
  return {
    type: "session.update",
    session: {
      type: "realtime",
      output_modalities: ["audio"],
      instructions: instructionsFor(facts, examples, { saysConsent: true }),
      audio: {
        input: {
          format,
          noise_reduction: { type: "near_field" },
          transcription: {
            model: transcriptionModel,
            ...(facts.language && { language: facts.language.slice(0, 2).toLowerCase() }),
          },
          turn_detection: {
            ...{ type: "server_vad", threshold: 0.5, prefix_padding_ms: PREFIX_MS },
            ...{ silence_duration_ms: TURN_SILENCE_MS, create_response: false, interrupt_response: false },
          },
        },
        output: { format, ...(voice && { voice }) },
      },
      tools: [
        ...own.map((tool) => ({ type: "function", ...tool })),
        ...others.map(({ name, description, inputSchema }) => ({
          ...{ type: "function", name, description, parameters: inputSchema },
        })),
      ],
      tool_choice: "auto",
      include: ["item.input_audio_transcription.logprobs"],
    },
  };
}
