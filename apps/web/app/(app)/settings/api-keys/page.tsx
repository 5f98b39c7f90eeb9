import { listApiKeys } from "@parley/core/accounts";
import { decodeId, encodeId } from "@parley/platform";
import { Card, EmptyState, Pagination } from "@parley/ui";
import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { CreateKeyButton } from "@/features/accounts/create-key-button.tsx";
import { KeyList } from "@/features/accounts/key-list.tsx";
import type { SearchProps } from "@/lib/search-props.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "API keys" };

const HERE = "/settings/api-keys";

export default async function ApiKeysPage({ searchParams }: SearchProps) {
  const ctx = await requirePermission("api_keys.manage");
  const { cursor } = await searchParams;
  const after = typeof cursor === "string" ? (decodeId("key", cursor) ?? undefined) : undefined;
  const { items, next } = await listApiKeys(ctx, { limit: 50, after });
  return (
    <>
      <Card title="API keys" actions={items.length > 0 ? <CreateKeyButton /> : null} flush>
        {items.length > 0 ? (
          <KeyList
            keys={items.map((key) => ({
              id: encodeId("key", key.id),
              name: key.name,
              start: key.start,
              scopes: key.scopes,
              state: key.state,
              createdAt: key.createdAt.toISOString(),
              expiresAt: key.expiresAt?.toISOString() ?? null,
              lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
            }))}
          />
        ) : (
          <EmptyState
            icon={<KeyRound aria-hidden="true" />}
            title="No API keys"
            description="A key lets a program read and place calls as this organization."
            action={<CreateKeyButton />}
          />
        )}
      </Card>
      {after || next ? (
        <Pagination as={Link} previous={after ? HERE : null} next={next && `${HERE}?cursor=${encodeId("key", next)}`} />
      ) : null}
      <p className="text-sm text-muted">
        Send a key as <code className="font-mono">Authorization: Bearer pk_…</code>. What it can be used for is in the{" "}
        <a href="/docs/api" className="font-medium text-accent hover:underline">
          API reference
        </a>
        .
      </p>
    </>
  );
}
