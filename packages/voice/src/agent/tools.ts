/** A tool as a language model sees it. */
export interface ToolDefinition {
  /** Snake case. */
  name: string;
  description: string;
  /** JSON Schema of an object. */
  inputSchema: Record<string, unknown>;
  /**
   * Reads only. Others change something outside, so they wait until the turn that they answer is certain: a draft that is thrown
   * away has done nothing.
   */
  readOnly: boolean;
}

/**
 * What an agent may do in a call besides speaking: schedule_callback, take_note, answer_question, look_up and the organization's
 * HTTP tools. (end_call, wait, dtmf, transfer and take_message are items of the agent's answer: they happen when its words have
 * been heard.)
 */
export interface CallTools {
  readonly definitions: readonly ToolDefinition[];
  /**
   * Runs a tool; the result is JSON for the model. Never rejects for a failure of the tool: `{ error }` says what went wrong in
   * words that the agent may use. Rejects with AbortError when `signal` aborts.
   */
  call(name: string, input: unknown, options: { signal: AbortSignal }): Promise<unknown>;
}

export const noTools: CallTools = {
  definitions: [],
  call: async (name) => ({ error: `There is no tool ${name}.` }),
};
