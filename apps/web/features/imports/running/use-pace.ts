"use client";

import { useEffect, useState } from "react";
import type { ImportSummary } from "../import-wire.ts";
import { measurePace, type Pace, type Progress } from "./pace.ts";

const OBSERVATIONS = 8;
const UNKNOWN: Pace = { rowsPerSecond: null, secondsLeft: null };

/** How fast an import goes: as the server says, else as seen from here. */
export function usePace(of: ImportSummary): Pace {
  const { rows_read, bytes_read, bytes_total } = of;
  const [seen, setSeen] = useState<Progress[]>([]);
  useEffect(() => {
    setSeen((before) => [...before, { at: Date.now(), rows: rows_read, bytes: bytes_read }].slice(-OBSERVATIONS));
  }, [rows_read, bytes_read]);
  if (of.status !== "running") return UNKNOWN;
  const measured = measurePace(seen, bytes_total) ?? UNKNOWN;
  return {
    rowsPerSecond: of.rows_per_second ?? measured.rowsPerSecond,
    secondsLeft: of.seconds_left ?? measured.secondsLeft,
  };
}
