"use client";

import { useEffect, useRef } from "react";

/** How long the second key of a pair ("g" then "d") may take. */
const PAIR_MS = 1200;

/** "mod+k", "?", "[" or a pair "g d". Letters are lower case; mod is ⌘ on a Mac and Ctrl elsewhere. */
export type Hotkeys = Record<string, () => void>;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function isBehindDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null;
}

/** Binds keys for the whole window. Plain keys rest while someone types or a dialog is open; "mod+…" always works. */
export function useHotkeys(keys: Hotkeys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const run = (name: string) => {
        const action = latest.current[name];
        if (!action) return false;
        event.preventDefault();
        first = null;
        action();
        return true;
      };
      if (event.metaKey || event.ctrlKey) {
        if (!event.altKey && !event.shiftKey) run(`mod+${key}`);
        return;
      }
      if (event.altKey || isTyping(event.target) || isBehindDialog()) return;
      if (first && event.timeStamp - first.at < PAIR_MS && run(`${first.key} ${key}`)) return;
      const startsPair = Object.keys(latest.current).some((name) => name.startsWith(`${key} `));
      first = startsPair ? { key, at: event.timeStamp } : null;
      run(key);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
