"use client";

import { ConfirmDialog, cn, IconButton, Switch, toast } from "@parley/ui";
import { ChevronRight, Trash2 } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { api } from "@/lib/api.ts";
import type { Example } from "../persona-wire.ts";
import { ExampleUses } from "./example-uses.tsx";
import { useRenewExamples } from "./use-examples.ts";

/** What the other side said and what was answered, with how often it helped. */
export function ExampleRow({ example, mayManage }: { example: Example; mayManage: boolean }) {
  const renew = useRenewExamples();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const params = { path: { id: example.id } };
  const enable = async (enabled: boolean) => {
    setWanted(enabled);
    try {
      await api.PATCH("/api/v1/examples/{id}", { params, body: { enabled } });
      await renew();
    } catch (error) {
      toast.error(`Not saved. ${error instanceof Error ? error.message : "Try again."}`);
    }
    setWanted(null);
  };
  const enabled = wanted ?? example.enabled;
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex items-start gap-3">
        <span className="flex h-5 items-center">
          <Switch
            aria-label={`Show this example to the agent: ${example.situation}`}
            checked={enabled}
            disabled={!mayManage || wanted !== null}
            onCheckedChange={(on) => void enable(on)}
          />
        </span>
        <dl className={cn("min-w-0 flex-1", !enabled && "text-muted")}>
          <div className="flex flex-col gap-x-3 sm:flex-row">
            <dt className="shrink-0 text-sm leading-5 text-muted sm:w-20">They said</dt>
            <dd className="min-w-0 break-words">{example.situation}</dd>
          </div>
          <div className="mt-1 flex flex-col gap-x-3 sm:flex-row">
            <dt className="shrink-0 text-sm leading-5 text-muted sm:w-20">It answered</dt>
            <dd className="min-w-0 break-words">{example.answer}</dd>
          </div>
        </dl>
        {mayManage ? (
          <IconButton
            size="sm"
            label={`Delete the example: ${example.situation}`}
            tooltip={false}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => setDeleting(true)}
          />
        ) : null}
      </div>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 pl-11 text-sm text-muted">
        <Link href={`/calls/${example.call_id}`} className="text-accent hover:underline">
          From this call
        </Link>
        {example.uses === 0 ? (
          <span>Not used yet</span>
        ) : (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={listId}
            onClick={() => setOpen(!open)}
            className="inline-flex items-center gap-1 rounded-sm hover:text-ink"
          >
            <ChevronRight aria-hidden="true" className={cn("size-3.5 transition-transform", open && "rotate-90")} />
            Used {example.uses === 1 ? "once" : `${example.uses} times`}
          </button>
        )}
        {example.last_used_at ? (
          <span>
            last: <RelativeTime at={example.last_used_at} />
          </span>
        ) : null}
        {example.embedded ? null : <span>Not found by its meaning yet</span>}
      </p>
      {open ? <ExampleUses id={listId} exampleId={example.id} /> : null}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title="Delete this example?"
        description="The agent is not shown it any more. The call it came from stays; taking its mark off and setting it again brings the example back."
        confirmLabel="Delete example"
        onConfirm={async () => {
          await api.DELETE("/api/v1/examples/{id}", { params });
          toast.success("The example was deleted");
          await renew();
        }}
      />
    </li>
  );
}
