/** A failure that the person at the terminal can mend: printed as one line, without a stack. */
export class OneLineError extends Error {
  name = "OneLineError";
}

export const seconds = (sinceMs) => ((performance.now() - sinceMs) / 1000).toFixed(1);

/** Says that something takes long, with a clock that runs on a terminal. Returns how to end it with a last line. */
export function progress(what) {
  const begun = performance.now();
  const out = process.stderr;
  if (!out.isTTY) out.write(`${what} ...\n`);
  const ticker = out.isTTY && setInterval(() => out.write(`\r${what} ... ${seconds(begun)} s`), 500);
  return (outcome) => {
    if (ticker) {
      clearInterval(ticker);
      out.write("\r\x1b[K");
    }
    out.write(`${what}: ${outcome} after ${seconds(begun)} s\n`);
  };
}
