"use client";

import { Badge, Button, Card, ConfirmDialog, EmptyState, ErrorState, IconButton, toast } from "@parley/ui";
import { BookOpen, Building2, LoaderCircle, Pencil, Plus, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/lib/api.ts";
import type { Knowledge, Persona } from "../persona-wire.ts";
import { TabSkeleton } from "../tab-skeleton.tsx";
import { useKnowledge, useRenewKnowledge } from "./use-knowledge.ts";

const KnowledgeDialog = dynamic(() => import("./knowledge-dialog.tsx").then((all) => all.KnowledgeDialog), {
  ssr: false,
});

/** Facts that the persona looks up while it talks: its own, and those of every persona. */
export function KnowledgeTab({ persona, mayManage }: { persona: Persona; mayManage: boolean }) {
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useKnowledge(persona.id);
  const [open, setOpen] = useState<Knowledge | "new" | null>(null);
  const entries = data?.pages.flatMap((page) => page.data) ?? [];
  const add = mayManage ? (
    <Button size="sm" variant={entries.length === 0 ? "primary" : "secondary"} onClick={() => setOpen("new")}>
      <Plus aria-hidden="true" />
      Add an entry
    </Button>
  ) : null;
  return (
    <>
      {error && !data ? (
        <Card>
          <ErrorState
            title="What it knows could not be loaded"
            description={error.message}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        </Card>
      ) : !data ? (
        <TabSkeleton />
      ) : (
        <Card
          flush={entries.length > 0}
          title="Knowledge"
          description="Looked up during the call"
          actions={entries.length > 0 ? add : null}
        >
          {entries.length === 0 ? (
            <EmptyState
              icon={<BookOpen aria-hidden="true" />}
              title="Nothing to look up yet"
              description="Opening hours, prices, policies: one subject an entry. What it does not find it says it does not know."
              action={add}
              className="py-8"
            />
          ) : (
            <ul className="border-t border-line">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} mayManage={mayManage} onEdit={() => setOpen(entry)} />
              ))}
            </ul>
          )}
          {hasNextPage ? (
            <div className="flex justify-center border-t border-line p-2">
              <Button size="sm" variant="ghost" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show more
              </Button>
            </div>
          ) : null}
        </Card>
      )}
      {open ? (
        <KnowledgeDialog persona={persona} entry={open === "new" ? undefined : open} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

function Entry({ entry, mayManage, onEdit }: { entry: Knowledge; mayManage: boolean; onEdit: () => void }) {
  const renew = useRenewKnowledge();
  const [deleting, setDeleting] = useState(false);
  return (
    <li className="flex items-start gap-3 border-b border-line px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1">
        <h3 className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-words">{entry.title}</span>
          {entry.persona_id === null ? <Badge icon={<Building2 aria-hidden="true" />}>All personas</Badge> : null}
          {entry.embedded ? null : (
            <Badge tone="info" icon={<LoaderCircle aria-hidden="true" className="animate-spin" />}>
              Being read
            </Badge>
          )}
        </h3>
        <p className="line-clamp-3 break-words whitespace-pre-line text-muted">{entry.text}</p>
      </div>
      {mayManage ? (
        <span className="flex shrink-0">
          <IconButton size="sm" label={`Change ${entry.title}`} icon={<Pencil aria-hidden="true" />} onClick={onEdit} />
          <IconButton
            size="sm"
            label={`Delete ${entry.title}`}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => setDeleting(true)}
          />
        </span>
      ) : null}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete ${entry.title}?`}
        description={
          entry.persona_id === null
            ? "No persona can look it up any more. It cannot be brought back."
            : "The persona cannot look it up any more. It cannot be brought back."
        }
        confirmLabel="Delete entry"
        onConfirm={async () => {
          await api.DELETE("/api/v1/knowledge/{id}", { params: { path: { id: entry.id } } });
          toast.success(`${entry.title} was deleted`);
          await renew();
        }}
      />
    </li>
  );
}
