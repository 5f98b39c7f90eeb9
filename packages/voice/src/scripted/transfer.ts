import type { CallFacts, TransferTarget } from "../agent/agent.ts";
import { stemsOf } from "./stems.ts";

const ANYONE = /\b(?:human|person|people|someone|somebody|agent|representative|operator|manager|supervisor)\b/i;
/** Share of one of a target's conditions ("invoices, refunds or payments" are three) that a turn must take up. */
const ENOUGH = 0.5;
const ALTERNATIVES = /[,;.]|\b(?:or|and)\b/i;

/**
 * The target that a turn speaks of: by its name, else by the words of its `when`. Somebody who only wants a person gets the target
 * for such wishes. `explicit`: they asked to be put through.
 */
export function fittingTarget(turn: string, facts: CallFacts, explicit: boolean): TransferTarget | null {
  const targets = facts.transferTargets ?? [];
  const plain = turn.toLowerCase();
  const named = targets.find(({ name }) => name.trim() && plain.includes(name.trim().toLowerCase()));
  if (named && explicit) return named;
  const said = new Set(stemsOf(turn));
  let best: { target: TransferTarget; share: number } | null = null;
  for (const target of targets) {
    const shares = target.when.split(ALTERNATIVES).map((condition) => {
      const wanted = [...new Set(stemsOf(condition))];
      return wanted.length === 0 ? 0 : wanted.filter((stem) => said.has(stem)).length / wanted.length;
    });
    const share = Math.max(...shares);
    if (share >= ENOUGH && share > (best?.share ?? 0)) best = { target, share };
  }
  if (best || !explicit || !ANYONE.test(turn)) return best?.target ?? null;
  return targets.find(({ when }) => when.trim() === "" || ANYONE.test(when)) ?? null;
}

/** Whether a note says that putting the call through has failed. */
export const tellsFailedTransfer = (note: string): boolean => /^The call could not be put through\b/i.test(note);
