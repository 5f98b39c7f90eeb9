"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "../cn.ts";
import { CONTROL } from "./control-classes.ts";
import { useFieldWiring } from "./field-context.ts";

export interface CopyFieldProps {
  value: string;
  /** What is copied, for screen readers: "API key". */
  label: string;
  className?: string;
}

/** A value to carry elsewhere, with a button that puts it on the clipboard and says so. */
export function CopyField({ value, label, className }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);
  const wiring = useFieldWiring({});
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className={cn("flex min-w-0", className)}>
      <input
        {...wiring}
        readOnly
        value={value}
        aria-label={wiring.id ? undefined : label}
        onFocus={(event) => event.currentTarget.select()}
        className={cn(CONTROL, "h-8 rounded-r-none bg-sunken border-r-0 px-2.5 font-mono text-sm")}
      />
      <button
        type="button"
        onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
        className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-r-md border border-edge bg-surface px-2.5 text-sm font-medium hover:bg-hover dark:bg-raised"
      >
        {copied ? (
          <Check className="size-4 text-positive" aria-hidden="true" />
        ) : (
          <Copy className="size-4" aria-hidden />
        )}
        <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
        <span className="sr-only">{copied ? "" : label}</span>
      </button>
    </div>
  );
}
