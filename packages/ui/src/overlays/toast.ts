"use client";

import type { ExternalToast, toast as sonner } from "sonner";

type Show = (show: typeof sonner) => void;

let waiting: Show[] = [];
let show: typeof sonner | null = null;
let wanted = () => {};

function say(what: Show): void {
  if (show) {
    what(show);
  } else {
    waiting.push(what);
    wanted();
  }
}

/** Says something in passing. The library behind it is loaded with the first toast; none is lost meanwhile. */
export const toast = Object.assign((title: string, options?: ExternalToast) => say((to) => void to(title, options)), {
  success: (title: string, options?: ExternalToast) => say((to) => void to.success(title, options)),
  error: (title: string, options?: ExternalToast) => say((to) => void to.error(title, options)),
});

/** For the Toaster: told when the first toast is wanted. Returns how to stop being told. */
export function onToastWanted(tell: () => void): () => void {
  wanted = tell;
  if (waiting.length > 0) tell();
  return () => {
    wanted = () => {};
  };
}

/** For the Toaster: the library is there and mounted. */
export function openToasts(to: typeof sonner | null): void {
  show = to;
  if (!to) return;
  const late = waiting;
  waiting = [];
  for (const what of late) what(to);
}
