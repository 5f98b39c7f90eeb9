"use client";

import { Button } from "@parley/ui";
import { TriangleAlert } from "lucide-react";

/** Numbers that could not be renewed stay, and say so. */
export function StaleNote({ onRetry, retrying, why }: { onRetry: () => void; retrying: boolean; why: string }) {
  return (
    <p role="status" title={why} className="mb-1 flex items-center gap-1.5 text-xs text-warning">
      <TriangleAlert className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="min-w-0 flex-1 truncate">These numbers could not be renewed.</span>
      <Button variant="ghost" size="sm" onClick={onRetry} loading={retrying}>
        Try again
      </Button>
    </p>
  );
}
