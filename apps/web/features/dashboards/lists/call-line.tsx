"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { callName } from "@/features/calls/call-name.ts";
import type { CallLine as Call } from "@/features/calls/call-wire.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";

export interface CallLineProps {
  call: Call;
  /** Quiet words under the name; what is null is left out. */
  facts: (string | null)[];
  /** At the right: figures, a status, a button. */
  children?: ReactNode;
}

/** One call of a card's list; its name leads to it. */
export function CallLine({ call, facts, children }: CallLineProps) {
  const format = useFormat();
  return (
    <li className="relative flex items-center gap-3 border-b border-line px-4 py-2 last:border-b-0 hover:bg-hover">
      <span className="min-w-0 flex-1">
        <Link
          href={`/calls/${call.id}`}
          prefetch={false}
          className="block truncate outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {callName(call, format)}
        </Link>
        <span className="block truncate text-sm text-muted">{facts.filter(Boolean).join(" · ")}</span>
      </span>
      {children}
    </li>
  );
}
