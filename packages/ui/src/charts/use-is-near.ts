"use client";

import { type RefObject, useEffect, useState } from "react";

/** Pixels below the fold at which drawing begins. */
const AHEAD = 300;

/** Whether an element came near the visible part of the page once, or the page is being printed. What is far below needs no drawing yet. */
export function useIsNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !element.current) return;
    const come = () => setNear(true);
    const watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && come(), {
      rootMargin: `${AHEAD}px`,
    });
    watch.observe(element.current);
    addEventListener("beforeprint", come);
    return () => {
      watch.disconnect();
      removeEventListener("beforeprint", come);
    };
  }, [element, near]);
  return near;
}
