"use client";

import { Button, Dialog, DialogClose } from "@parley/ui";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { usePeriodLabels } from "../use-period-labels.ts";
import { type Annotation, useChangeAnnotations } from "./use-annotations.ts";

/** A note in full, and the way to take it off the charts. */
export function NoteDialog({ note, onClose }: { note: Annotation; onClose: () => void }) {
  const labels = usePeriodLabels();
  const { permissions } = useViewer();
  const { remove } = useChangeAnnotations();
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => open || onClose()}
      title={labels.range(note.day, note.day)}
      footer={
        <>
          {permissions.includes("dashboards.build") ? (
            <Button
              variant="danger"
              loading={remove.isPending}
              onClick={() => remove.mutate(note.id, { onSuccess: onClose })}
            >
              Delete note
            </Button>
          ) : null}
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
        </>
      }
    >
      <p className="break-words">{note.text}</p>
    </Dialog>
  );
}
