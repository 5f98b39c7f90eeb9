"use client";

import { Banner, Button, CopyField, ErrorState, Skeleton } from "@parley/ui";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { wordsFor } from "../use-board.ts";
import { LinkRow } from "./link-row.tsx";
import { NewLinkForm } from "./new-link-form.tsx";
import { useLinks } from "./use-links.ts";

/** Links by which people without an account see the board, as it is saved. */
export function PublicLinks({ boardId }: { boardId: string }) {
  const { query, make, revoke } = useLinks(boardId);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const links = query.data ?? [];
  return (
    <section aria-label="Public links" className="flex flex-col gap-2">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <h3 className="text-sm font-medium">Public links</h3>
        {adding ? null : (
          <Button size="sm" onClick={() => setAdding(true)}>
            <Link2 className="text-faint" aria-hidden="true" />
            Make a link
          </Button>
        )}
      </div>
      <p className="text-sm text-muted">
        Whoever has a link sees the board and its numbers, without an account, until the link ends. Calls cannot be
        opened.
      </p>
      {made ? (
        <Banner tone="positive" title="Copy the link now. It is shown only this once.">
          <CopyField value={made} label="Public link" className="mt-2" />
        </Banner>
      ) : null}
      {adding ? (
        <NewLinkForm
          onCancel={() => setAdding(false)}
          onMake={async (input) => {
            setMade(await make(input));
            setAdding(false);
          }}
        />
      ) : null}
      {query.error ? (
        <ErrorState
          className="py-4"
          title="The links could not be loaded"
          description={wordsFor(query.error)}
          onRetry={() => void query.refetch()}
        />
      ) : query.isPending ? (
        <Skeleton className="h-12 w-full" />
      ) : links.length > 0 ? (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {links.map((link) => (
            <LinkRow key={link.id} link={link} onRevoke={() => revoke(link.id)} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
