"use client";

import { type ReactNode, useEffect, useRef } from "react";

const ID = "import-state";
let expected = false;

/** The next state that appears gets the focus, though its page is a new one: who looks has just asked for it. */
export function expectState() {
  expected = true;
}

/** The words of a state's heading. */
export function StateTitle({ children }: { children: ReactNode }) {
  return (
    <span id={ID} tabIndex={-1} className="outline-none">
      {children}
    </span>
  );
}

/**
 * When the state changes, the buttons of the one before are gone, and with them the keyboard's place: its new place is the new
 * state's heading. Focus that is at work elsewhere stays there.
 */
export function useStateFocus(state: string) {
  const shown = useRef(state);
  useEffect(() => {
    const isNew = shown.current !== state;
    const wasAsked = expected;
    shown.current = state;
    expected = false;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (wasAsked || (isNew && isLost)) document.getElementById(ID)?.focus();
  }, [state]);
}
