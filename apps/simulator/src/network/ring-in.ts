import { calleeAt, USUAL_CALLER } from "../callees/directory.ts";
import { TwilioError } from "../rest/twilio-error.ts";
import type { Call } from "./call.ts";
import type { LineConditions } from "./line-conditions.ts";
import type { Plug, Switchboard } from "./switchboard.ts";

export interface InboundCall {
  /** The number of ours that is rung. */
  to: string;
  /** Who rings: a number of the directory, or a caller of one's own. The usual caller without. */
  callee?: string | Plug | undefined;
  /** The number that is shown; the caller's own without. */
  from?: string | undefined;
  line?: LineConditions | undefined;
}

/** Lets somebody ring a number of ours. Throws TwilioError when the number is not ours or the caller is nobody. */
export function ringIn(switchboard: Switchboard, { to, from, callee = USUAL_CALLER, line }: InboundCall): Call {
  if (typeof callee !== "string") return switchboard.placeInbound({ to, from }, { line, ...callee });
  const known = calleeAt(callee);
  if (!known) throw new TwilioError(400, 21212, `Nobody in the simulator has the number ${callee}`);
  return switchboard.placeInbound({ to, from }, { callee: known, line });
}
