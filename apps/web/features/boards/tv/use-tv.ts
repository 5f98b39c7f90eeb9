"use client";

import { useEffect, useRef, useState } from "react";
import type { TvTheme } from "./tv-themes.ts";

/** The look of the whole document while the screen is shown, and the reader's own again afterwards. */
export function useTvTheme(theme: TvTheme) {
  useEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset.theme;
    dataset.theme = theme;
    return () => {
      dataset.theme = before;
    };
  }, [theme]);
}

/** Keeps the screen awake where the browser can; it lets go whenever the page is hidden. */
export function useAwake() {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    const hold = () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      // Refused on low battery, for one; the screen then sleeps as it is set to.
      navigator.wakeLock.request("screen").then(
        (held) => {
          lock = held;
        },
        () => {},
      );
    };
    hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, []);
}

const REST_MS = 3_000;

/** Whether somebody is at the screen: moved the pointer or pressed a key within three seconds. */
export function useIsAttended(): boolean {
  const [attended, setAttended] = useState(true);
  useEffect(() => {
    let timer = setTimeout(() => setAttended(false), REST_MS);
    const wake = () => {
      setAttended(true);
      clearTimeout(timer);
      timer = setTimeout(() => setAttended(false), REST_MS);
    };
    const events = ["pointermove", "pointerdown", "keydown"] as const;
    for (const event of events) addEventListener(event, wake);
    return () => {
      clearTimeout(timer);
      for (const event of events) removeEventListener(event, wake);
    };
  }, []);
  return attended;
}

export function useWindowSize(): { width: number; height: number } {
  const [size, setSize] = useState(() => ({ width: innerWidth, height: innerHeight }));
  useEffect(() => {
    const measure = () => setSize({ width: innerWidth, height: innerHeight });
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  return size;
}

/** Runs something at an interval, while the page can be seen. */
export function useEvery(intervalMs: number, action: () => void, enabled = true) {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    if (!enabled) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") latest.current();
    }, intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs, enabled]);
}
