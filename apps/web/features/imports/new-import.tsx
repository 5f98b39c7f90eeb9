"use client";

import { Button, Card, Field, Input, Progress, toast } from "@parley/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { TimezoneSelect } from "@/features/organizations/timezone-select.tsx";
import { IMPORTS } from "@/features/realtime";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { checkFile } from "./check-file.ts";
import { DropZone } from "./drop-zone.tsx";
import type { ImportSummary } from "./import-summary.ts";
import { uploadFile } from "./upload-file.ts";
import { writeBytes } from "./write-bytes.ts";

export interface NewImportProps {
  timezones: string[];
  onCreated: (id: string) => void;
}

/** Takes a file, sends it and hands over to the import that it became. */
export function NewImport({ timezones, onCreated }: NewImportProps) {
  const { organization } = useViewer();
  const queries = useQueryClient();
  const [timezone, setTimezone] = useState(organization.timezone);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState<{ file: File; share: number } | null>(null);
  const stop = useRef<AbortController>(null);

  const start = async (file: File) => {
    const wrong = checkFile(file);
    setProblem(wrong);
    if (wrong) return;
    stop.current = new AbortController();
    setSending({ file, share: 0 });
    try {
      const made = await uploadFile(file, {
        timezone,
        currency: organization.currency,
        signal: stop.current.signal,
        onProgress: (share) => setSending({ file, share }),
      });
      queries.setQueryData<ImportSummary[]>([IMPORTS], (before = []) => [made, ...before]);
      onCreated(made.id);
    } catch (error) {
      if (error instanceof DOMException) toast(`${file.name} was not sent.`);
      else if (error instanceof TypeError) {
        setProblem(`${file.name} was not sent: the server could not be reached. Check your connection and try again.`);
      } else setProblem(error instanceof Error ? error.message : "The file was refused. Try again.");
    } finally {
      setSending(null);
    }
  };

  if (sending) {
    const { file, share } = sending;
    return (
      <Card title={`Sending ${file.name}`}>
        <Progress value={share} label={`Sending ${file.name}`} className="mt-2" />
        <div className="mt-3 flex items-center justify-between gap-3 text-sm text-muted tabular-nums">
          <span>
            {writeBytes(file.size * share, organization.locale)} of {writeBytes(file.size, organization.locale)}
          </span>
          <Button size="sm" onClick={() => stop.current?.abort()}>
            Stop
          </Button>
        </div>
      </Card>
    );
  }
  return (
    <Card>
      <DropZone onFile={(file) => void start(file)} problem={problem} />
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <Field id="import-timezone" label="Time zone of the file" help="For times that are written without one.">
          <TimezoneSelect
            fieldId="import-timezone"
            timezones={timezones}
            value={timezone}
            onValueChange={setTimezone}
          />
        </Field>
        <Field label="Currency" help="Values are counted in the organization's currency.">
          <Input value={organization.currency} readOnly />
        </Field>
      </div>
    </Card>
  );
}
