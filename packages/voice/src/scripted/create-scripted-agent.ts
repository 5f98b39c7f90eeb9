import type { Agent, AgentItem, AgentRequest, CallFacts } from "../agent/agent.ts";
import type { SpeakerTurn } from "../conversation/state.ts";
import type { Reaction } from "./dialogue-state.ts";
import { findFact } from "./find-fact.ts";
import { introductionOf, join, screeningSentence, voicemailMessage } from "./introduce.ts";
import { passagesIn } from "./passages.ts";
import { PHRASES } from "./phrases.ts";
import { replay } from "./replay.ts";
import { sentenceAloud } from "./spoken-numbers.ts";
import { instructed, whisperIn } from "./whisper.ts";

/**
 * An agent without a language model: a fixed dialogue around the purpose. It says that it is an AI, asks the purpose's questions,
 * states only what it was given, and ends the call by itself. English. The same history always gives the same answer.
 */
export function createScriptedAgent(): Agent {
  return {
    provider: "scripted",
    async *respond(request): AsyncIterable<AgentItem> {
      const { trigger, history, facts } = request;
      if (trigger === "voicemail") {
        yield { type: "text", text: withDisclosure(voicemailMessage(facts), history, facts) };
        yield { type: "end_call" };
      } else if (trigger === "opening") {
        yield { type: "text", text: introductionOf(facts) };
      } else if (trigger === "screening") {
        yield { type: "text", text: screeningSentence(facts) };
      } else if (trigger === "whisper") {
        yield* obey(request);
      } else {
        yield* answer(request, replay(history, facts, request.tools.definitions));
      }
    },
  };
}

async function* answer(request: AgentRequest, reaction: Reaction): AsyncIterable<AgentItem> {
  const { facts, history, tools, signal } = request;
  const call = async (name: string, input: unknown): Promise<unknown> => {
    if (!tools.definitions.some((tool) => tool.name === name)) return undefined;
    return tools.call(name, input, { signal });
  };
  try {
    const found = reaction.lookUp ? passagesIn(await call("look_up", { query: reaction.lookUp.query })) : [];
    const fact = reaction.lookUp && findFact(reaction.lookUp.query, found);
    const text = fact
      ? join(fact.exact ? "" : PHRASES.onlyThisIsKnown, sentenceAloud(fact.sentence), reaction.lookUp?.after)
      : join(reaction.text);
    if (text) yield { type: "text", text: withDisclosure(text, history, facts) };
    // After the words, which need not wait for it: whatever changes something waits until the turn is certain.
    if (reaction.answer) await call("answer_question", reaction.answer);
    if (reaction.callback) {
      const noted = isFailure(await call("schedule_callback", { when: reaction.callback })) === false;
      const done = `I have noted that you want to be called back ${reaction.callback}. ${PHRASES.goodbye}`;
      yield { type: "text", text: ` ${noted ? done : PHRASES.callbackFailed}` };
    }
  } catch (cause) {
    if (signal.aborted) return;
    throw cause;
  }
  if (reaction.action) yield reaction.action;
}

/** Acts on the notes that came last: does what the supervisor asked for, or goes on with the talk. */
async function* obey(request: AgentRequest): AsyncIterable<AgentItem> {
  const { facts, history, tools } = request;
  const sinceWords = history.slice(history.findLastIndex(({ speaker }) => speaker !== "note") + 1);
  const order = sinceWords.findLast(({ text }) => whisperIn(text) !== null);
  const instruction = order && instructed(whisperIn(order.text) ?? "", facts.transferTargets ?? []);
  if (!instruction)
    return yield* answer(request, { ...replay(history, facts, tools.definitions), answer: undefined, action: null });
  if (instruction.text) yield { type: "text", text: withDisclosure(instruction.text, history, facts) };
  if (instruction.action) yield instruction.action;
}

const isFailure = (result: unknown): boolean =>
  result === undefined || (typeof result === "object" && result !== null && "error" in result);

/** Says that the call is recorded until that was heard: an interruption may have cut it off. */
function withDisclosure(text: string, history: readonly SpeakerTurn[], facts: CallFacts): string {
  const heard = history.some(
    ({ speaker, text: words }) => speaker === "agent" && words.includes(PHRASES.recorded.slice(0, -1)),
  );
  return facts.discloseRecording !== true || heard || text.includes(PHRASES.recorded)
    ? text
    : `${PHRASES.recorded} ${text}`;
}
