"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ElementType, ReactNode } from "react";
import { cn } from "../cn.ts";
import { Button } from "../controls/button.tsx";

/** An address or an action; nothing when there is no such page. */
type Step = string | (() => void) | null | undefined;

export interface PaginationProps {
  previous: Step;
  next: Step;
  /** What is shown: "50 of 20,114 calls". */
  summary?: ReactNode;
  as?: ElementType;
  className?: string;
}

/** Keyset pages know only their neighbours, so there are no page numbers. */
export function Pagination({ previous, next, summary, as, className }: PaginationProps) {
  return (
    <nav aria-label="Pages" className={cn("flex items-center gap-2", className)}>
      <p className="min-w-0 flex-1 truncate text-sm text-muted tabular-nums">{summary}</p>
      <StepButton step={previous} as={as}>
        <ChevronLeft aria-hidden="true" />
        Previous
      </StepButton>
      <StepButton step={next} as={as}>
        Next
        <ChevronRight aria-hidden="true" />
      </StepButton>
    </nav>
  );
}

function StepButton({ step, as: Link = "a", children }: { step: Step; as?: ElementType; children: ReactNode }) {
  if (typeof step === "string") {
    return (
      <Button size="sm" asChild>
        <Link href={step}>{children}</Link>
      </Button>
    );
  }
  return (
    <Button size="sm" onClick={step ?? undefined} disabled={!step}>
      {children}
    </Button>
  );
}
