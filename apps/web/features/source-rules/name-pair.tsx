import { Badge, VisuallyHidden } from "@parley/ui";
import { ArrowRight } from "lucide-react";
import { kindWord, type RuleKind } from "./rule-wire.ts";

/** A tracked name and what it counts as. Blanks at its ends are part of a name, so they are shown. */
export function NamePair({ kind, from, to }: { kind: RuleKind; from: string; to: string }) {
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span className="max-w-full truncate whitespace-pre font-medium">{from}</span>
      <span className="flex max-w-full min-w-0 items-center gap-2">
        <ArrowRight className="size-3.5 shrink-0 text-faint" aria-hidden="true" />
        <VisuallyHidden>counts as</VisuallyHidden>
        <span className="min-w-0 truncate whitespace-pre font-medium">{to}</span>
      </span>
      {kind === "source" ? null : <Badge>{kindWord(kind)}</Badge>}
    </p>
  );
}
