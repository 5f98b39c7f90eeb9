import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportHeader } from "./export-header.ts";
import { createRowWriter } from "./export-row.ts";

/** Changes with every change of what is generated, so that no older file is taken for it. */
const VERSION = 1;
const PIECE = 1 << 20;

export interface ExportFile {
  path: string;
  rows: number;
  bytes: number;
}

/**
 * A made-up CallTrackingMetrics export of 103 columns, newest call first, in the folder for temporary files; made once and kept. Every
 * seed is another set of calls (0 to 99). About 1.1 kB a row; 5% have a transcript; no row of it has a reason to be refused.
 */
export function generateExport(rows: number, seed = 0): ExportFile {
  const path = join(tmpdir(), `parley-export-v${VERSION}-${rows}-${seed}.csv`);
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}`;
    write(draft, rows, seed);
    renameSync(draft, path);
  }
  return { path, rows, bytes: statSync(path).size };
}

function write(path: string, rows: number, seed: number): void {
  const next = createRowWriter(rows, seed);
  const file = openSync(path, "w");
  let piece = `${exportHeader.join(",")}\r\n`;
  try {
    for (let row = 0; row < rows; row++) {
      piece += `${next()}\r\n`;
      if (piece.length < PIECE) continue;
      flush(file, piece);
      piece = "";
    }
    flush(file, piece);
  } finally {
    closeSync(file);
  }
}

function flush(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
