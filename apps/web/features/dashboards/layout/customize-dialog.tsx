"use client";

import { Button, Checkbox, Dialog, IconButton } from "@parley/ui";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { TabCard } from "../tab-page.tsx";
import { arrangeCards, moveCard, USUAL_LAYOUT } from "./arrange-cards.ts";
import type { CardLayoutState } from "./use-card-layout.ts";

export interface CustomizeProps extends CardLayoutState {
  cards: TabCard[];
  onClose: () => void;
}

/** Which cards a tab shows and in which order, for the one who looks. Each change is kept at once. */
export function CustomizeDialog({ cards, layout, save, onClose }: CustomizeProps) {
  const arranged = arrangeCards(cards, layout);
  const ids = arranged.map(({ id }) => id);
  const show = (id: string, on: boolean) =>
    save({ ...layout, hidden: on ? layout.hidden.filter((one) => one !== id) : [...layout.hidden, id] });
  const move = (id: string, by: -1 | 1) => save({ ...layout, position: moveCard(ids, id, by) });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Customize"
      description="Which cards you see, and in which order. Only you see it so."
      footer={
        <>
          <Button variant="ghost" onClick={() => save(USUAL_LAYOUT)}>
            Back to standard
          </Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ul aria-label="Cards">
        {arranged.map(({ id, title }, at) => (
          <li key={id} className="flex min-h-9 items-center gap-1 border-b border-line last:border-b-0">
            <Checkbox
              className="min-w-0 flex-1"
              label={title}
              checked={!layout.hidden.includes(id)}
              onCheckedChange={(on) => show(id, on)}
            />
            <IconButton
              size="sm"
              label={`Move ${title} up`}
              tooltip={false}
              icon={<ArrowUp aria-hidden="true" />}
              disabled={at === 0}
              onClick={() => move(id, -1)}
            />
            <IconButton
              size="sm"
              label={`Move ${title} down`}
              tooltip={false}
              icon={<ArrowDown aria-hidden="true" />}
              disabled={at === arranged.length - 1}
              onClick={() => move(id, 1)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
