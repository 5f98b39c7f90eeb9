"use client";

import * as Primitive from "radix-ui/alert-dialog";
import { type ReactNode, useState } from "react";
import { Button } from "../controls/button.tsx";
import { Field } from "../controls/field.tsx";
import { Input } from "../controls/input.tsx";
import { SCRIM } from "./dialog.tsx";

export interface ConfirmDialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  /** A question: "Revoke this key?" */
  title: ReactNode;
  /** Exactly what goes, and whether it can come back. */
  description: ReactNode;
  /** The verb: "Revoke key". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "default";
  /** The name that must be typed first, where nothing can be undone. */
  typedName?: string;
  /** Throw (or reject) to keep the dialog open with the message shown. */
  onConfirm: () => void | Promise<void>;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, title, description, confirmLabel, cancelLabel = "Cancel", tone = "danger", typedName } = props;
  const [ownOpen, setOwnOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const open = props.open ?? ownOpen;
  const setOpen = (next: boolean) => {
    if (busy) return;
    setTyped("");
    setProblem(undefined);
    setOwnOpen(next);
    props.onOpenChange?.(next);
  };
  const confirm = async () => {
    if (typedName && typed.trim() !== typedName) {
      setProblem(`Type ${typedName} to confirm.`);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await props.onConfirm();
      setTyped("");
      setOwnOpen(false);
      props.onOpenChange?.(false);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : "That did not work. Try again.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className={SCRIM} />
        <Primitive.Content className="fixed inset-x-4 top-[18vh] z-50 mx-auto max-w-md animate-enter rounded-lg bg-raised p-5 shadow-float outline-none">
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          <Primitive.Description asChild>
            <div className="mt-1 text-base text-muted">{description}</div>
          </Primitive.Description>
          <form
            className="mt-4 flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              void confirm();
            }}
          >
            {typedName ? (
              <Field
                label={
                  <>
                    Type <span className="font-mono font-normal">{typedName}</span> to confirm
                  </>
                }
                error={problem}
              >
                <Input autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
              </Field>
            ) : problem ? (
              <p role="alert" className="text-sm text-negative">
                {problem}
              </p>
            ) : null}
            <div className="flex justify-end gap-2">
              <Primitive.Cancel asChild>
                <Button>{cancelLabel}</Button>
              </Primitive.Cancel>
              <Button type="submit" variant={tone === "danger" ? "danger" : "primary"} loading={busy}>
                {confirmLabel}
              </Button>
            </div>
          </form>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
