"use client";

import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger, IconButton } from "@parley/ui";
import { Download } from "lucide-react";

interface DownloadMenuProps {
  callId: string;
  /** What the recording can be had as; none when there is none. */
  formats: readonly ("wav" | "mp3")[];
  /** Whether the transcript says when each word was spoken: subtitles need it. */
  hasTimes?: boolean;
}

export function DownloadMenu({ callId, formats, hasTimes = true }: DownloadMenuProps) {
  const base = `/api/v1/calls/${callId}`;
  const files = [
    { href: `${base}/transcript?format=txt`, name: `${callId}.txt`, label: "Transcript as text" },
    ...(hasTimes
      ? [{ href: `${base}/transcript?format=vtt`, name: `${callId}.vtt`, label: "Transcript as subtitles (WebVTT)" }]
      : []),
    ...formats.map((format) => ({
      href: `${base}/recording?format=${format}`,
      name: `${callId}.${format}`,
      label: `Recording (${format.toUpperCase()})`,
    })),
  ];
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton size="sm" tooltip={false} label="Download" icon={<Download aria-hidden="true" />} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {files.map((file) => (
          <DropdownMenuItem key={file.href} asChild>
            <a href={file.href} download={file.name}>
              {file.label}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
