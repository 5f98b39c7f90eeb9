import type { Agent, AgentItem, CallFacts } from "../agent/agent.ts";
import type { SpeakerTurn } from "../conversation/state.ts";
import { wordsOf } from "../turns/backchannel.ts";
import { type DialogueState, nameOf, type Reaction, react } from "./dialogue.ts";
import { digitsAloud } from "./digits.ts";
import { speakPurpose } from "./purpose.ts";

/**
 * An agent without a language model: a fixed dialogue around the purpose. It says that it is an AI, asks the purpose's questions,
 * states only what it was given, and ends the call by itself. English. The same history always gives the same answer.
 */
export function createScriptedAgent(): Agent {
  return {
    provider: "scripted",
    async *respond({ trigger, history, facts }): AsyncIterable<AgentItem> {
      if (trigger === "voicemail") {
        yield { type: "text", text: voicemailMessage(facts) };
        yield { type: "end_call" };
        return;
      }
      if (trigger === "opening") {
        yield { type: "text", text: introductionOf(facts) };
        return;
      }
      const reaction = replay(history, facts);
      const text = reaction.text.replace(/\s+/g, " ").trim();
      yield { type: "text", text: owesDisclosure(history, facts, text) ? `${RECORDED} ${text}` : text };
      if (reaction.action) yield { type: reaction.action };
    },
  };
}

const RECORDED = "This call is recorded.";

/** Whether the callee has yet to hear that the call is recorded: an interruption may have cut that sentence off. */
function owesDisclosure(history: readonly SpeakerTurn[], facts: CallFacts, text: string): boolean {
  const said = ({ speaker, text: words }: SpeakerTurn) => speaker === "agent" && words.includes(RECORDED.slice(0, -1));
  return facts.discloseRecording === true && !text.includes(RECORDED) && !history.some(said);
}

/** The reaction to the last turn, by going through the talk from its start: turns without an answer between them are one. */
function replay(history: readonly SpeakerTurn[], facts: CallFacts): Reaction {
  const purpose = speakPurpose(facts);
  const introduction = introductionOf(facts);
  let state: DialogueState = { question: 0, confirming: false, attempts: 0 };
  let reaction: Reaction = { state, text: introduction, action: null };
  let heard = "";
  let turn = "";
  for (const [index, { speaker, text }] of history.entries()) {
    if (speaker === "agent") {
      heard += ` ${text}`;
      continue;
    }
    turn = history[index - 1]?.speaker === "callee" ? `${turn} ${text}` : text;
    if (history[index + 1]?.speaker === "callee") continue;
    reaction = react(state, turn, {
      facts,
      purpose,
      introduction,
      introduced: /\bAI assistant\b/.test(heard),
      asked: (question) => countOf(heard, purpose.questions[question] ?? "") > 0,
      timesAsked: (question) => countOf(heard, purpose.questions[question] ?? ""),
    });
    state = reaction.state;
  }
  return reaction;
}

/** How often the end of a question was heard: one that was cut off has not been asked. */
function countOf(heard: string, question: string): number {
  const tail = wordsOf(question).slice(-3).join(" ");
  return tail ? wordsOf(heard).join(" ").split(tail).length - 1 : 0;
}

function introductionOf(facts: CallFacts): string {
  const { statement, questions } = speakPurpose(facts);
  const recorded = facts.discloseRecording ? RECORDED : "";
  return `Hello, I am an AI assistant calling on behalf of ${nameOf(facts)}. ${recorded} ${statement} ${questions[0]}`
    .replace(/\s+/g, " ")
    .trim();
}

function voicemailMessage(facts: CallFacts): string {
  const { statement, questions } = speakPurpose(facts);
  const why = statement || `The question is: ${questions[0]?.replace(/^Could you tell me /, "")}`;
  const back = facts.callbackNumber ? `Please call back at ${digitsAloud(facts.callbackNumber)}.` : "";
  return `Hello, this is an AI assistant calling on behalf of ${nameOf(facts)}. ${why} ${back} Thank you, goodbye.`;
}
