import type { AgentItem, AgentTrigger, CallFacts } from "../agent/agent.ts";
import type { CallTools } from "../agent/tools.ts";
import type { SpeakerTurn } from "../conversation/state.ts";
import { createScriptedAgent } from "./create-scripted-agent.ts";

/** Tools that answer from a table and keep what they were called with. */
export function fakeTools(results: Record<string, unknown>): CallTools & { calls: [string, unknown][] } {
  const calls: [string, unknown][] = [];
  return {
    calls,
    definitions: Object.keys(results).map((name) => ({ name, description: name, inputSchema: {}, readOnly: false })),
    async call(name, input) {
      calls.push([name, input]);
      return results[name];
    },
  };
}

export interface Answer {
  text: string;
  action: AgentItem | null;
}

/** What the scripted agent says and does. */
export async function answerOf(
  history: readonly SpeakerTurn[],
  facts: CallFacts,
  { trigger = "turn", tools = fakeTools({}) }: { trigger?: AgentTrigger; tools?: CallTools } = {},
): Promise<Answer> {
  const items: AgentItem[] = [];
  const signal = new AbortController().signal;
  for await (const item of createScriptedAgent().respond({ trigger, history, facts, tools, signal })) items.push(item);
  return {
    text: items.map((item) => (item.type === "text" ? item.text : "")).join(""),
    action: items.find((item) => item.type !== "text") ?? null,
  };
}

/** Plays the other side's lines one after the other (a line "note: ..." is a note) and gives the whole talk. */
export async function talk(lines: readonly string[], facts: CallFacts, tools: CallTools = fakeTools({})) {
  const history: SpeakerTurn[] = [];
  let last: Answer = { text: "", action: null };
  if (facts.direction === "inbound") {
    last = await answerOf([], facts, { trigger: "opening", tools });
    history.push({ speaker: "agent", text: last.text });
  }
  for (const line of lines) {
    if (line.startsWith("note: ")) {
      history.push({ speaker: "note", text: line.slice(6) });
      continue;
    }
    history.push({ speaker: "callee", text: line });
    last = await answerOf(history, facts, { tools });
    if (last.text) history.push({ speaker: "agent", text: last.text });
    if (last.action?.type === "end_call") break;
  }
  return { history, last };
}
