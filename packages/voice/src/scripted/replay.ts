import type { CallFacts } from "../agent/agent.ts";
import type { ToolDefinition } from "../agent/tools.ts";
import type { SpeakerTurn } from "../conversation/state.ts";
import { wordsOf } from "../turns/backchannel.ts";
import { react } from "./dialogue.ts";
import { type DialogueState, newDialogue, type Reaction } from "./dialogue-state.ts";
import { introductionOf } from "./introduce.ts";
import { speakPurpose } from "./purpose.ts";
import { tellsFailedTransfer } from "./transfer.ts";
import { instructed, whisperIn } from "./whisper.ts";

/** The engine's note when a person answers behind a call screener. */
const NEW_PERSON = /^A person has taken the call and does not know yet who calls\./;

/**
 * The reaction to the last turn, by going through the talk from its start: turns without an answer between them are one, and an
 * instruction of the supervisor's replaces what the agent would say next.
 */
export function replay(history: readonly SpeakerTurn[], facts: CallFacts, tools: readonly ToolDefinition[]): Reaction {
  const { questions } = speakPurpose(facts);
  const introduction = introductionOf(facts);
  const targets = facts.transferTargets ?? [];
  let state = newDialogue();
  let reaction: Reaction = { state, text: introduction, action: null };
  let heard = "";
  let turn = "";
  let answered = true;
  let order: string | null = null;
  const transferFailed = history.some(({ speaker, text }) => speaker === "note" && tellsFailedTransfer(text));
  const given = digitsIn(JSON.stringify(facts));
  const timesHeard = (words: string) => countOf(heard, words);

  for (const [index, { speaker, text }] of history.entries()) {
    if (speaker === "note") {
      order = whisperIn(text) ?? order;
      if (!NEW_PERSON.test(text)) continue;
      // What a screener was told, and what it said, is nothing to the person behind it.
      heard = "";
      state = newDialogue();
      answered = true;
      continue;
    }
    if (speaker === "agent") {
      heard += ` ${text}`;
      answered = true;
      if (order !== null) {
        const done = instructed(order, targets);
        if (done === null || timesHeard(done.text) > 0) {
          if (done?.asks) state = withWhisper(state, done.text);
          order = null;
        }
      }
      continue;
    }
    turn = answered ? text : `${turn} ${text}`;
    answered = false;
    if (nextSpoken(history, index) === "callee") continue;
    reaction = react(state, turn, {
      facts,
      questions,
      typed: facts.questions?.filter((question) => question.text.trim()) ?? [],
      introduction,
      introduced: /\bAI\b|\bA\.I\.|\bartificial\b|\bvirtual assistant\b/i.test(heard),
      timesHeard,
      gave: (digits) => given.includes(digits) || digitsIn(heard).includes(digits),
      has: (name) => tools.some((tool) => tool.name === name),
      transferFailed,
    });
    state = reaction.state;
    const instruction = order === null ? null : instructed(order, targets);
    if (instruction) {
      reaction = {
        ...reaction,
        state,
        text: instruction.text,
        action: instruction.action,
        lookUp: undefined,
        callback: undefined,
      };
    }
  }
  return reaction;
}

const digitsIn = (text: string) => text.replace(/(?<=\d)[\s,.-]+(?=\d)/g, "");

const withWhisper = (state: DialogueState, text: string): DialogueState => ({
  ...state,
  aside: { kind: "whisper", text },
});

function nextSpoken(history: readonly SpeakerTurn[], index: number) {
  return history.slice(index + 1).find(({ speaker }) => speaker !== "note")?.speaker ?? null;
}

/** How often the end of these words was heard: what was cut off before has not been said. */
function countOf(heard: string, words: string): number {
  const tail = wordsOf(words).slice(-3).join(" ");
  return tail ? ` ${wordsOf(heard).join(" ")} `.split(` ${tail} `).length - 1 : 0;
}
