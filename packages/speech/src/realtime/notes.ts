import type { TranscriptSegment } from "@parley/voice";
import { asSpoken, noteLine } from "../llm/note-line.ts";

/** What the system tells the model in the middle of a call. */
export const NOTES = {
  begin: "[note: The call is connected. Nobody has spoken yet. Begin.]",
  silence: "[note: Nobody has spoken for a while. Ask in a few words whether they are still there.]",
  silenceGoodbye: "[note: Still nobody speaks. Say that you hang up now, and goodbye.]",
  timeGoodbye: "[note: The call has to end now. Say so in one sentence, and goodbye.]",
  voicemail: "[note: This is a voicemail system. Leave one short message after its beep, then call end_call.]",
  messageTaken: "[note: The message has been taken. Thank the caller in one sentence, and say goodbye.]",
  takenOver: "[note: A person of ours spoke with them in your place. You have the call back: go on from here.]",
  transferFailed: (target: string) => `[note: The call could not be put through to ${target}. Say so and go on.]`,
  supervisor: (text: string) => noteLine(`Supervisor: ${text}`),
};

/** Adds a note to the conversation. System messages may come at any point of it. */
export const noteItem = (text: string) => ({
  type: "conversation.item.create",
  item: { type: "message", role: "system", content: [{ type: "input_text", text }] },
});

/** Adds what somebody said or pressed, as text: to a conversation that begins anew, and where the model cannot hear it. Nobody can say a note. */
export function spokenItem(speaker: TranscriptSegment["speaker"], text: string): object {
  const [role, type] = speaker === "callee" ? ["user", "input_text"] : ["assistant", "output_text"];
  return {
    type: "conversation.item.create",
    item: { type: "message", role, content: [{ type, text: asSpoken(text) }] },
  };
}
