import type { ImportSummary } from "@parley/core/imports";
import { Presets, SingleBar } from "cli-progress";

const count = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** A bar on a terminal: the file's bytes while it is stored, then bytes, rows, rows a second and time left while it is imported. */
export interface ImportBar {
  storing(bytes: number, total: number): void;
  importing(now: ImportSummary): void;
  /** Leaves the bar where it stands and gives the terminal back. */
  stop(): void;
}

export function createImportBar(stream: NodeJS.WritableStream): ImportBar {
  const bar = new SingleBar(
    { format: "{bar} {percentage}%  {words}", stream, hideCursor: true },
    Presets.shades_classic,
  );
  let started = false;
  const show = (value: number, total: number, words: string) => {
    if (!started) bar.start(total, value, { words });
    started = true;
    bar.setTotal(total);
    bar.update(value, { words });
  };
  return {
    storing: (bytes, total) => show(bytes, total, `storing, ${megabytes(bytes)} of ${megabytes(total)}`),
    importing: (now) => show(now.bytesRead, now.bytesTotal, importWords(now)),
    stop: () => bar.stop(),
  };
}

function importWords({ bytesRead, bytesTotal, rowsRead, rowsPerSecond, secondsLeft }: ImportSummary): string {
  const words = [`${megabytes(bytesRead)} of ${megabytes(bytesTotal)}`, `${count.format(rowsRead)} rows`];
  if (rowsPerSecond !== null) words.push(`${count.format(rowsPerSecond)} rows/s`);
  if (secondsLeft !== null) words.push(`${timeLeft(secondsLeft)} left`);
  return words.join(", ");
}

const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

function timeLeft(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
