"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../cn.ts";
import { Button } from "../controls/button.tsx";

export interface ErrorStateProps {
  /** What failed: "The sources could not be loaded". */
  title: ReactNode;
  /** Why, and what to do. */
  description?: ReactNode;
  /** Something to quote to support: a request id. */
  reference?: string;
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
}

/** A card or page that failed alone and can be tried alone. */
export function ErrorState({ title, description, reference, onRetry, retrying, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cn("flex flex-col items-center justify-center px-6 py-8 text-center", className)}>
      <TriangleAlert className="mb-2 size-5 text-warning" aria-hidden="true" />
      <h3 className="text-base font-semibold text-ink">{title}</h3>
      {description ? <p className="mt-1 max-w-sm text-balance text-muted">{description}</p> : null}
      {onRetry ? (
        <Button size="sm" className="mt-3" onClick={onRetry} loading={retrying}>
          Try again
        </Button>
      ) : null}
      {reference ? <p className="mt-3 font-mono text-xs text-faint">{reference}</p> : null}
    </div>
  );
}
