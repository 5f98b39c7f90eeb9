"use client";

import { type ReactNode, useEffect, useRef } from "react";

const ID = "import-state";
let expected = false;

/** Nothing has the focus: what had it is gone. */
const isLost = () => document.activeElement === null || document.activeElement === document.body;

/** The next state that appears gets the focus, though its page is a new one: who looks has just asked for it. */
export function expectState() {
  expected = true;
}

/** The words of a state's heading. */
export function StateTitle({ children }: { children: ReactNode }) {
  const title = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (expected && isLost()) title.current?.focus();
    expected = false;
  }, []);
  return (
    <span ref={title} id={ID} tabIndex={-1} className="outline-none">
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
    if (shown.current === state) return;
    shown.current = state;
    if (!isLost()) return;
    const title = document.getElementById(ID);
    if (title) title.focus();
    else expected = true;
  }, [state]);
}
