"use client";

import { Dialog, RadioGroup } from "@parley/ui";
import { useState } from "react";
import type { Board } from "../board-wire.ts";
import { PublicLinks } from "./public-links.tsx";

export interface SharingDialogProps {
  board: Board;
  onClose: () => void;
  /** Returns whether it was kept. */
  onVisibility: (visibility: Board["visibility"]) => Promise<boolean>;
}

/** Who sees the board: its maker, the team, or whoever has a link. */
export function SharingDialog({ board, onClose, onVisibility }: SharingDialogProps) {
  const [busy, setBusy] = useState(false);
  const cannotTake = board.visibility === "team" && !board.mine;
  const change = async (next: string) => {
    setBusy(true);
    await onVisibility(next as Board["visibility"]);
    setBusy(false);
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={`Share ${board.name}`}>
      <div className="flex flex-col gap-6">
        <section aria-label="In your organization" className="flex flex-col gap-2">
          <h3 className="text-sm font-medium">In your organization</h3>
          <RadioGroup
            aria-label="Who sees this board"
            layout="cards"
            value={board.visibility}
            disabled={busy}
            onValueChange={(next) => void change(next)}
            options={[
              {
                value: "private",
                label: "Only you",
                help: cannotTake ? "Only who made it may take it away from the team." : "Nobody else knows of it.",
                disabled: cannotTake,
              },
              { value: "team", label: "Your team", help: "Everybody sees it; who builds boards may change it." },
            ]}
          />
        </section>
        <PublicLinks boardId={board.id} />
      </div>
    </Dialog>
  );
}
