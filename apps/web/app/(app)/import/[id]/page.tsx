import { getImport } from "@parley/core/imports";
import { DomainError } from "@parley/platform";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { asWire } from "@/features/calls/call-wire.ts";
import { ImportPage } from "@/features/imports/import-page.tsx";
import type { ImportSummary } from "@/features/imports/import-wire.ts";
import { timezoneNames } from "@/features/organizations/timezone-names.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Import" };

export default async function OneImportPage({ params }: { params: Promise<{ id: string }> }) {
  const context = await requirePermission("imports.read");
  const found = await getImport(context, (await params).id).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  const first = asWire(found) as ImportSummary;
  return <ImportPage key={first.id} first={first} timezones={first.status === "review" ? timezoneNames() : []} />;
}
