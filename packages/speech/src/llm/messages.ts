import type { AgentRequest } from "@parley/voice";
import type { ModelMessage } from "ai";
import { asSpoken, isSupervisors, noteLine } from "./note-line.ts";

const NOTES: Record<Exclude<AgentRequest["trigger"], "turn">, string> = {
  opening: "[note: The call is connected. Nobody has spoken yet. Begin.]",
  screening: "[note: A call screener asks who is calling and why. Answer in one short sentence with name and reason.]",
  whisper: "[note: Go on from what the last lines tell.]",
  voicemail: "[note: A voicemail system is recording now. Leave one short message, then call end_call.]",
};

const OBEY = "[note: Your supervisor has just given you an instruction, see their last note. Act on it now.]";

/** The talk so far. Turns of one speaker in a row become one message: some providers insist on taking turns. */
export function messagesOf({ history, trigger }: AgentRequest): ModelMessage[] {
  const turns = history.map(({ speaker, text }) => ({
    role: speaker === "agent" ? "assistant" : "user",
    content: speaker === "note" ? noteLine(text) : asSpoken(text),
  }));
  const sinceWords = history.slice(history.findLastIndex(({ speaker }) => speaker !== "note") + 1);
  const instructed = trigger === "whisper" && sinceWords.some(({ text }) => isSupervisors(text));
  if (trigger !== "turn") turns.push({ role: "user", content: instructed ? OBEY : NOTES[trigger] });
  if (turns[0]?.role !== "user") turns.unshift({ role: "user", content: NOTES.opening });
  const messages: { role: string; content: string }[] = [];
  for (const turn of turns) {
    const last = messages.at(-1);
    if (last?.role === turn.role) last.content += ` ${turn.content}`;
    else messages.push({ ...turn });
  }
  return messages as ModelMessage[];
}
