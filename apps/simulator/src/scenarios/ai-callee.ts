import { type Agent, noTools, type SpeakerTurn } from "@parley/voice";
import type { Phone } from "../callee/phone.ts";
import type { Callee } from "../callees/callee.ts";

const PATIENCE_MS = 12_000;
const MAX_TURNS = 40;
/** A model that thinks for this long has left the caller alone. */
const THINKING_MS = 20_000;
const ROLE =
  "You play a person who answers the telephone, in a rehearsal. Stay in your role, speak one or two short sentences at a time, " +
  "and hang up when the conversation is over for you. Nothing about you is known beyond this:";

interface Options {
  /** Who answers, and what they want. */
  persona: string;
  /** Speaks for them: a language model behind the agent's port. */
  agent: Agent;
}

/** A callee whose words a language model finds, for open-ended tests. It hears and speaks real audio like all others. */
export function createAiCallee({ persona, agent }: Options): Callee {
  return {
    number: "",
    name: "AI callee",
    description: persona,
    pickUp: "answers",
    answeredBy: "human",
    phrases: [],
    async script(phone) {
      const history: SpeakerTurn[] = [];
      await phone.pause(700);
      for (let turn = 0, silences = 0; turn < MAX_TURNS && silences < 2; turn++) {
        const { text, over } = await think(agent, persona, [...history]);
        if (text) {
          history.push({ speaker: "agent", text });
          await speak(phone, text);
        }
        if (over) return;
        const heard = await phone.listen(PATIENCE_MS);
        silences = heard === null ? silences + 1 : 0;
        history.push(
          heard === null ? { speaker: "note", text: "Nobody says anything." } : { speaker: "callee", text: heard },
        );
      }
    },
  };
}

/** What it says next. The other side of its own call is, to its agent, the callee. */
async function think(agent: Agent, persona: string, history: SpeakerTurn[]): Promise<{ text: string; over: boolean }> {
  let text = "";
  let over = false;
  const items = agent.respond({
    trigger: history.length === 0 ? "opening" : "turn",
    history,
    facts: { direction: "inbound", purpose: persona, instructions: `${ROLE} ${persona}` },
    tools: noTools,
    signal: AbortSignal.timeout(THINKING_MS),
  });
  for await (const item of items) {
    if (item.type === "text") text += item.text;
    else if (item.type === "end_call") over = true;
  }
  return { text: text.trim(), over };
}

async function speak(phone: Phone, text: string): Promise<void> {
  for (const sentence of text.match(/[^.!?]+[.!?]*/g) ?? []) if (!(await phone.say(sentence.trim()))) return;
}
