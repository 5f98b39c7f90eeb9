import { listPersonas } from "@parley/core/personas";
import { encodeId } from "@parley/platform";
import { PageBody } from "@parley/ui";
import type { Metadata } from "next";
import { asWire } from "@/features/calls/call-wire.ts";
import { PersonaList } from "@/features/personas/list/persona-list.tsx";
import type { PersonaPage } from "@/features/personas/persona-wire.ts";
import type { SearchProps } from "@/lib/search-props.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Personas" };

export default async function PersonasPage({ searchParams }: SearchProps) {
  const ctx = await requirePermission("personas.read");
  const archived = (await searchParams).archived === "1";
  const { items, next } = await listPersonas(ctx, { archived });
  const first = {
    data: asWire(items),
    has_more: next !== null,
    next_cursor: next && encodeId("persona", next),
  } as PersonaPage;
  return (
    <PageBody className="max-w-6xl">
      <PersonaList key={String(archived)} first={first} archived={archived} />
    </PageBody>
  );
}
