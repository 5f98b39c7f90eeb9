import type { AiCallFacts } from "@parley/core/calls";
import type { Context } from "@parley/core/context";
import { knownMenus, rememberMenus } from "@parley/core/menus";
import type { CallEvent } from "@parley/voice";

type Menu = Extract<CallEvent, { type: "menu" }>;

const partsOf = (path: string) => (path === "" ? [] : path.split(">"));

/** What is known of the phone menus of the number that a call dials, and what this call learns of them. */
export async function openMenus(ctx: Context, ai: AiCallFacts) {
  const heard: Menu[] = [];
  /** What was given, menu by menu, when a person took the call. */
  let way: string[] | null = null;
  return {
    known: await knownMenus(ctx, ai.toNumber),
    take(event: CallEvent) {
      if (event.type === "menu") heard.push(event);
      const last = heard.at(-1);
      if (event.type === "answered_by" && event.answeredBy === "human" && last?.chosen)
        way = [...partsOf(last.path), last.chosen];
    },
    async written() {
      if (heard.length === 0) return;
      const steps = heard.map(({ path, prompt, options, chosen }) => {
        const given = [...partsOf(path), chosen];
        const reachedPerson = way !== null && given.every((one, index) => one === way?.[index]);
        return { path, prompt, options, chosen, reachedPerson };
      });
      await rememberMenus(ctx, ai.toNumber, steps);
    },
  };
}
