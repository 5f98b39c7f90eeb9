"use client";

import Link from "next/link";
import { useBehind } from "../behind/use-behind.ts";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { useValueWords } from "../use-value-words.ts";

export interface RankedNameProps {
  dimension: string;
  value: string | null;
  measure: string;
  filters?: DashboardFilter[];
  linkTo?: (value: string) => string;
}

const LOOK = "max-w-full truncate rounded-sm text-left hover:underline hover:underline-offset-2";

/** A value of a ranking: leads to its page where it has one, else to its calls. */
export function RankedName({ dimension, value, measure, filters, linkTo }: RankedNameProps) {
  const words = useValueWords()(dimension, value);
  const behind = useBehind();
  if (value !== null && linkTo) {
    return (
      <Link href={linkTo(value)} title={words} className={`block ${LOOK}`}>
        {words}
      </Link>
    );
  }
  return (
    <button
      type="button"
      title={words}
      onClick={() => behind.open({ measure, row: { [dimension]: value }, filters })}
      className={`block ${LOOK} ${value === null ? "text-faint" : ""}`}
    >
      {words}
    </button>
  );
}
