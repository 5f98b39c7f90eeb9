"use client";

import { useEffect, useRef, useState } from "react";

const STEPS = 8;
const STEP_MS = 20;

/**
 * A number that goes to its next value in a few quick steps, so that the eye sees that it changed and which way. Screen readers and who
 * asked for less motion get the new value at once.
 */
export function TickingNumber({ value, write }: { value: number; write: (value: number) => string }) {
  const [shown, setShown] = useState(value);
  const from = useRef(value);
  useEffect(() => {
    const start = from.current;
    if (start === value) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      from.current = value;
      setShown(value);
      return;
    }
    let step = 0;
    const timer = setInterval(() => {
      step += 1;
      from.current = step === STEPS ? value : start + ((value - start) * step) / STEPS;
      setShown(from.current);
      if (step === STEPS) clearInterval(timer);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [value]);
  return (
    <>
      <span aria-hidden="true">{write(Number.isInteger(value) ? Math.round(shown) : shown)}</span>
      <span className="sr-only">{write(value)}</span>
    </>
  );
}
