import { type Choice, chooseOption } from "../ivr/choose-option.ts";
import { sameMenu } from "../ivr/menu-identity.ts";
import { type Menu, parseMenu } from "../ivr/parse-menu.ts";
import type { ConversationSettings, MenuWalk } from "./state.ts";
import {
  emitCalleeSegment,
  enterListening,
  hangUp,
  nextUtterance,
  remember,
  type Step,
  say,
  setAnsweredBy,
  setTimer,
  sound,
} from "./step.ts";

/** Menus pause between their entries; after this much silence one is over. */
export const MENU_PAUSE_MS = 1500;
/** After a choice something must be heard within this, or the choice was not understood. */
const MENU_ANSWER_MS = 12_000;
/** One menu heard this often, whatever is chosen, leads nowhere. */
const MOST_REPEATS = 4;

/** A menu has been heard to its end: chooses by the purpose, presses or says it, and keeps what was learned. */
export function answerMenu(step: Step) {
  const { state, settings } = step;
  const { text } = state.utterance;
  const menu = parseMenu(text);
  setAnsweredBy(step, "ivr");
  emitCalleeSegment(step);
  nextUtterance(step);
  if (!menu) return enterListening(step);
  state.menu = walkTo(state.menu, menu);
  const choice = state.menu.repeats > MOST_REPEATS ? null : chooseWay(state.menu, menu, settings);
  const given = choice && ("key" in choice.give ? choice.give.key : choice.give.say);
  const path = state.menu.path.join(">");
  const event = { type: "menu" as const, path, prompt: text, options: menu.options, chosen: given, atMs: step.nowMs };
  step.effects.push({ type: "emit", event });
  remember(step, "note", `Heard on the line: ${text}`);
  if (!choice || given === null) return hangUp(step, "menu_loop");
  state.menu = { ...state.menu, tried: [...state.menu.tried, given], path: [...state.menu.path, given] };
  if ("key" in choice.give) sound(step, choice.give.key, { type: "continue" });
  else say(step, spokenChoice(choice.give.say));
}

/** One word alone is hard to understand over a telephone. */
function spokenChoice(word: string): string {
  if (/^(?:operator|representative|agent|person|human)$/i.test(word))
    return `I want to talk to a ${word.toLowerCase()}.`;
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}, please.`;
}

/** The same menu again: the last choice led back to it, so its place in the path is the place from before. */
function walkTo(walk: MenuWalk, menu: Menu): MenuWalk {
  if (!walk.last || !sameMenu(walk.last, menu)) return { ...walk, last: menu, tried: [], repeats: 0 };
  return { ...walk, last: menu, path: walk.path.slice(0, -1), repeats: walk.repeats + 1 };
}

/** The way that reached a person on an earlier call, else the option that fits the purpose. */
function chooseWay(walk: MenuWalk, menu: Menu, { knownMenus, purpose }: ConversationSettings): Choice | null {
  const known = knownMenus.find(
    ({ path, options }) => path === walk.path.join(">") && sameMenu({ options: [...options] }, menu),
  );
  const option =
    known?.reachedPerson && known.chosen && !walk.tried.includes(known.chosen)
      ? menu.options.find(({ key, say: word }) => key === known.chosen || word === known.chosen)
      : undefined;
  if (option?.key) return { option, give: { key: option.key } };
  if (option?.say) return { option, give: { say: option.say } };
  return chooseOption(menu, { purpose, tried: walk.tried });
}

/** Waits for what comes after a choice; nothing coming, an operator is asked for. */
export function awaitMenu(step: Step) {
  setTimer(step, "menu", step.nowMs + MENU_ANSWER_MS);
}

export function onMenuTimer(step: Step) {
  const { state } = step;
  if (state.answeredBy !== "ivr" || state.reply || state.utterance.voicing || state.hold) return;
  if (state.menu.repeats > MOST_REPEATS) return hangUp(step, "menu_loop");
  state.menu = { ...state.menu, repeats: state.menu.repeats + 1, path: [...state.menu.path, "0"] };
  sound(step, "0", { type: "continue" });
}
