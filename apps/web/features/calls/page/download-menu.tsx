"use client";

import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger, IconButton } from "@parley/ui";
import { Download } from "lucide-react";

interface DownloadMenuProps {
  callId: string;
  hasRecording: boolean;
  /** Whether the transcript says when each word was spoken: subtitles need it. */
  hasTimes?: boolean;
}

export function DownloadMenu({ callId, hasRecording, hasTimes = true }: DownloadMenuProps) {
  const base = `/api/v1/calls/${callId}`;
  const files = [
    { href: `${base}/transcript?format=txt`, name: `${callId}.txt`, label: "Transcript as text" },
    ...(hasTimes
      ? [{ href: `${base}/transcript?format=vtt`, name: `${callId}.vtt`, label: "Transcript as subtitles (WebVTT)" }]
      : []),
    ...(hasRecording ? [{ href: `${base}/recording`, name: `${callId}.wav`, label: "Recording (WAV)" }] : []),
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
