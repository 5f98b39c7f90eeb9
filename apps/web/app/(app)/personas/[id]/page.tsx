import { getPersona } from "@parley/core/personas";
import { DomainError } from "@parley/platform";
import { PageBody } from "@parley/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { asWire } from "@/features/calls/call-wire.ts";
import { PersonaPage } from "@/features/personas/persona-page.tsx";
import type { Persona } from "@/features/personas/persona-wire.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Persona" };

export default async function OnePersonaPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePermission("personas.read");
  const persona = await getPersona(ctx, (await params).id).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  return (
    <PageBody className="max-w-6xl">
      <PersonaPage first={asWire(persona) as Persona} />
    </PageBody>
  );
}
