"use client";

import { Dialog } from "@parley/ui";
import { type ReactNode, useEffect, useState } from "react";
import type { CardFrame } from "./card-context.ts";
import type { MetricResult } from "./filters/question.ts";
import { usePeriodLabels } from "./use-period-labels.ts";

export interface FullScreenProps {
  title: string;
  result: MetricResult;
  onClose: () => void;
  children: (frame: CardFrame) => ReactNode;
}

/** A card drawn anew over the whole screen. */
export function FullScreen({ title, result, onClose, children }: FullScreenProps) {
  const labels = usePeriodLabels();
  const [height, setHeight] = useState(() => room());
  useEffect(() => {
    const measure = () => setHeight(room());
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  const { from, to } = result.resolved_range;
  return (
    <Dialog
      open
      size="full"
      onOpenChange={(open) => open || onClose()}
      title={title}
      description={`${labels.range(from, to)}, days of ${result.timezone.replaceAll("_", " ")}`}
    >
      {children({ height, full: true })}
    </Dialog>
  );
}

/** Pixels below the dialog's head. */
const room = () => Math.max(240, window.innerHeight - 170);
