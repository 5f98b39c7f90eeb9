"use client";

import { Button, IconButton } from "@parley/ui";
import { Pencil, PhoneIncoming, Trash2 } from "lucide-react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { hoursInWords } from "./hours.ts";
import type { PhoneNumber } from "./number-wire.ts";

interface NumberRowProps {
  number: PhoneNumber;
  /** Name of the persona that answers. */
  persona: string | null;
  onEdit?: () => void;
  onDelete?: () => void;
  onRing?: () => void;
}

export function NumberRow({ number, persona, onEdit, onDelete, onRing }: NumberRowProps) {
  const format = useFormat();
  const shown = format.phone(number.number);
  const otherwise = number.fallback === "take_message" ? "takes a message" : "is not answered";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line p-4 last:border-b-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex min-w-0 items-baseline gap-2">
          <span className="font-medium whitespace-nowrap tabular-nums">{shown}</span>
          <span className="truncate text-muted">{number.label}</span>
        </p>
        <p className="text-sm text-muted">
          {number.persona_id === null ? `Nobody answers: ${otherwise}` : `${persona ?? "A persona"} answers`}
          {" · "}
          {hoursInWords(number.hours)}
          {number.hours && number.persona_id !== null ? `, otherwise ${otherwise}` : ""}
        </p>
      </div>
      <div className="flex items-center gap-1">
        {onRing ? (
          <Button size="sm" onClick={onRing}>
            <PhoneIncoming aria-hidden="true" />
            Ring
          </Button>
        ) : null}
        {onEdit ? <IconButton label={`Change ${shown}`} icon={<Pencil aria-hidden="true" />} onClick={onEdit} /> : null}
        {onDelete ? (
          <IconButton label={`Remove ${shown}`} icon={<Trash2 aria-hidden="true" />} onClick={onDelete} />
        ) : null}
      </div>
    </li>
  );
}
