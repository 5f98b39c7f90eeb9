import { parseInput } from "@parley/core/context";
import { DomainError } from "@parley/platform";
import { z } from "zod";
import type { WrittenInCall } from "../written-in-call.ts";
import type { CallTool } from "./call-tool.ts";

const MOST_NOTES = 50;
const Input = z.object({ text: z.string().trim().min(1, "Say what to note.").max(500, "Keep a note short.") });

/** Writes down something for the people who read the call afterwards. */
export function takeNote(written: WrittenInCall): CallTool {
  return {
    definition: {
      name: "take_note",
      description: "Write down something for the people who asked for this call, such as what was promised.",
      inputSchema: {
        type: "object",
        properties: { text: { type: "string", description: "One sentence" } },
        required: ["text"],
      },
      readOnly: false,
    },
    async run(input) {
      const { text } = parseInput(Input, input);
      if (written.agentNotes.includes(text)) return { noted: true };
      if (written.agentNotes.length >= MOST_NOTES)
        throw new DomainError("rule_violation", "too_many_notes", "There are too many notes on this call already.");
      written.agentNotes.push(text);
      return { noted: true };
    },
  };
}
