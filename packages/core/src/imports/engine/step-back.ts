import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";

/** Ten below the usual: a tenth of a core against who wants it all. */
const NICE = 10;

/** Lets this thread give way to the pages, live calls and the database. Linux counts priorities by thread; elsewhere nothing happens. */
export function stepBack(): void {
  try {
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    if (thread !== process.pid) setPriority(thread, NICE);
  } catch {
    // Another system, or one that does not allow it.
  }
}
