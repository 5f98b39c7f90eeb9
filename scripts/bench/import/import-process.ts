import { readFileSync } from "node:fs";
import { type ImportOrder, importOnce } from "./import-once.ts";

// The importing process, alone: told what to import by its one argument, answers with one message.
const order = JSON.parse(process.argv[2]!) as ImportOrder;
const result = await importOnce(order);
process.send!({ ...result, peakRssBytes: peakRss() }, () => process.disconnect());

/** The most memory that this process ever had resident; the kernel's own count where it tells. */
function peakRss(): number {
  const counted = process.resourceUsage().maxRSS * 1024;
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
    return line ? Number(line[1]) * 1024 : counted;
  } catch {
    return counted;
  }
}
