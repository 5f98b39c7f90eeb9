import { Check, CircleAlert, LoaderCircle, Pencil } from "lucide-react";
import { cn } from "../cn.ts";

export type SaveState = "idle" | "unsaved" | "saving" | "saved" | "failed";

const LOOKS = {
  unsaved: { word: "Unsaved changes", Icon: Pencil, className: "text-muted" },
  saving: { word: "Saving", Icon: LoaderCircle, className: "text-muted [&_svg]:animate-spin" },
  saved: { word: "Saved", Icon: Check, className: "text-positive" },
  failed: { word: "Not saved", Icon: CircleAlert, className: "text-negative" },
};

/** Says where a form's changes are. Announced politely; keeps its room when idle. */
export function SaveIndicator({ state, className }: { state: SaveState; className?: string }) {
  const look = state === "idle" ? null : LOOKS[state];
  return (
    <span role="status" className={cn("inline-flex h-5 items-center gap-1.5 text-sm", look?.className, className)}>
      {look ? (
        <>
          <look.Icon className="size-3.5" aria-hidden="true" />
          {look.word}
        </>
      ) : null}
    </span>
  );
}
