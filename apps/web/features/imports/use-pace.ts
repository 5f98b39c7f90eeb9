"use client";

import { useEffect, useState } from "react";
import type { ImportSummary } from "./import-summary.ts";
import { measurePace, type Pace, type Progress } from "./pace.ts";

const OBSERVATIONS = 8;

export function usePace({ rows_read, bytes_read, bytes_total }: ImportSummary): Pace | null {
  const [seen, setSeen] = useState<Progress[]>([]);
  useEffect(() => {
    setSeen((before) => [...before, { at: Date.now(), rows: rows_read, bytes: bytes_read }].slice(-OBSERVATIONS));
  }, [rows_read, bytes_read]);
  return measurePace(seen, bytes_total);
}
