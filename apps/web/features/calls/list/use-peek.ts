"use client";

import { parseAsString, useQueryState } from "nuqs";
import type { CallLine } from "../call-wire.ts";

/** Which call is peeked at: in the address (`?peek=`), walked with next and previous, which take the keyboard's focus along. */
export function usePeek(calls: CallLine[]) {
  const [id, setId] = useQueryState("peek", parseAsString);
  const at = calls.findIndex((call) => call.id === id);
  const step = (by: 1 | -1) => {
    const to = at < 0 ? calls[0] : calls[Math.min(Math.max(at + by, 0), calls.length - 1)];
    if (!to) return;
    void setId(to.id);
    // The link of the row, so that Enter opens the call.
    document.querySelector<HTMLElement>(`[data-call="${CSS.escape(to.id)}"] a`)?.focus();
  };
  return {
    id: at < 0 ? null : id,
    call: calls[at] ?? null,
    open: (next: string) => void setId(next),
    close: () => void setId(null),
    next: () => step(1),
    previous: () => step(-1),
  };
}
