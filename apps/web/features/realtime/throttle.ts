/** Runs `action` at once, then at most once per `intervalMs`; what came in between is made good at its end. */
export function throttle(action: () => void, intervalMs: number): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = false;
  const rest = () => {
    timer = undefined;
    if (waiting) run();
  };
  const run = () => {
    waiting = false;
    timer = setTimeout(rest, intervalMs);
    action();
  };
  const throttled = () => {
    if (timer === undefined) run();
    else waiting = true;
  };
  throttled.cancel = () => {
    clearTimeout(timer);
    timer = undefined;
    waiting = false;
  };
  return throttled;
}
