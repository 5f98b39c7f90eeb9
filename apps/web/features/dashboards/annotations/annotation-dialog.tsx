"use client";

import { Button, Dialog, Field, Input } from "@parley/ui";
import { type FormEvent, useState } from "react";
import { whyItFailed } from "../why-it-failed.ts";
import { useChangeAnnotations } from "./use-annotations.ts";

export interface AnnotationDialogProps {
  /** The days on screen. */
  range: { from: string; to: string };
  onClose: () => void;
}

/** Writes down what happened on a day that the numbers cannot know; everybody sees it on every chart over time. */
export function AnnotationDialog({ range, onClose }: AnnotationDialogProps) {
  const { create } = useChangeAnnotations();
  const [day, setDay] = useState(range.to);
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return setWrong("Write what happened.");
    try {
      await create.mutateAsync({ day, text: text.trim() });
      onClose();
    } catch (error) {
      setWrong(whyItFailed(error as Error));
    }
  };
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => open || onClose()}
      title="Add a note to a day"
      description="Everybody sees it as a flag on the charts over time."
      footer={
        <Button variant="primary" type="submit" form="annotation" loading={create.isPending}>
          Add note
        </Button>
      }
    >
      <form id="annotation" onSubmit={save} className="flex flex-col gap-4">
        <Field label="What happened" error={wrong}>
          <Input
            value={text}
            maxLength={200}
            onChange={(event) => {
              setText(event.target.value);
              setWrong(undefined);
            }}
          />
        </Field>
        <Field label="Day">
          <Input type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
