"use client";

import { Button, Card, Progress } from "@parley/ui";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { StateTitle, useStateFocus } from "../state-title.tsx";
import { writeBytes } from "../write-bytes.ts";
import { DropZone } from "./drop-zone.tsx";
import { useUpload } from "./use-upload.ts";

/** Takes a file, sends it and goes on to its review. */
export function NewImport() {
  const { locale } = useViewer().organization;
  const { problem, sending, send, stop } = useUpload();
  useStateFocus(sending ? "sending" : "waiting");
  if (!sending) {
    return (
      <Card>
        <h2 className="sr-only">
          <StateTitle>New import</StateTitle>
        </h2>
        <DropZone onFiles={send} problem={problem} />
      </Card>
    );
  }
  const { name, bytes, share } = sending;
  const arrived = share >= 1;
  return (
    <Card title={<StateTitle>{arrived ? `Looking into ${name}` : `Sending ${name}`}</StateTitle>}>
      <Progress value={arrived ? null : share} label={`Sending ${name}`} className="mt-2" />
      <div className="mt-3 flex items-center justify-between gap-3 text-sm text-muted tabular-nums">
        <span>
          {arrived
            ? "It has arrived. Its columns are being recognised."
            : `${writeBytes(bytes * share, locale)} of ${writeBytes(bytes, locale)}`}
        </span>
        <Button size="sm" onClick={stop}>
          Stop
        </Button>
      </div>
      <p role="status" className="sr-only">
        {arrived ? `${name} has arrived.` : `${name} is being sent.`}
      </p>
    </Card>
  );
}
