"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Scrolls a panel to what is current (the line that plays, the newest words) until the reader scrolls by hand; `resume` takes
 * the lead again. `current` is the key of the line, which carries it as data-line.
 */
export function useFollow(panel: RefObject<HTMLElement | null>, current: string | null, progress: unknown) {
  const [yielded, setYielded] = useState(false);
  const isYielded = useRef(yielded);
  isYielded.current = yielded;

  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const onHand = () => setYielded(true);
    const onKey = (event: KeyboardEvent) => {
      if (/^(Arrow|Page|Home|End)/.test(event.key)) setYielded(true);
    };
    element.addEventListener("wheel", onHand, { passive: true });
    element.addEventListener("touchmove", onHand, { passive: true });
    element.addEventListener("keydown", onKey);
    return () => {
      element.removeEventListener("wheel", onHand);
      element.removeEventListener("touchmove", onHand);
      element.removeEventListener("keydown", onKey);
    };
  }, [panel]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that grows (progress) must stay in sight too
  useEffect(() => {
    const element = panel.current;
    if (!element || current === null || isYielded.current) return;
    scrollTo(element, current);
  }, [panel, current, progress]);

  return {
    yielded,
    resume() {
      setYielded(false);
      if (panel.current && current !== null) scrollTo(panel.current, current);
    },
    /** Shows a line because the reader asked for it. */
    show(key: string) {
      if (panel.current) scrollTo(panel.current, key);
    },
  };
}

/** Within the panel alone: scrollIntoView would move the page as well. */
function scrollTo(panel: HTMLElement, key: string) {
  const line = panel.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`);
  if (!line) return;
  const top = line.offsetTop - panel.offsetTop;
  const isSeen = top >= panel.scrollTop + 24 && top + line.offsetHeight <= panel.scrollTop + panel.clientHeight - 24;
  if (isSeen) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  panel.scrollTo({ top: top - panel.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
}
