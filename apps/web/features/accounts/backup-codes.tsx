"use client";

import { Banner, Button } from "@parley/ui";
import { Copy, Download } from "lucide-react";
import { useState } from "react";

/** Shown once, right after they were made. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const [copied, setCopied] = useState(false);
  const text = codes.join("\n");
  return (
    <div className="flex flex-col gap-3">
      <Banner tone="warning" title="Keep these backup codes">
        Each opens your account once when your phone is not at hand. They are not shown again.
      </Banner>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border border-line bg-sunken p-3 font-mono text-sm tabular-nums">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex gap-2">
        <Button size="sm" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
          <Copy aria-hidden="true" />
          <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
        </Button>
        <Button size="sm" asChild>
          <a
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
            download="parley-backup-codes.txt"
          >
            <Download aria-hidden="true" />
            Download
          </a>
        </Button>
      </div>
    </div>
  );
}
