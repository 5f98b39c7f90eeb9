import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DETAIL_KINDS, type DetailKind, readDetailValue } from "@/features/dashboards/detail/detail-kinds.ts";
import { DetailPage } from "@/features/dashboards/detail/detail-page.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export interface ValueProps {
  params: Promise<{ value: string }>;
}

export async function valueMetadata(params: ValueProps["params"]): Promise<Metadata> {
  return { title: readDetailValue((await params).value) ?? "Not found" };
}

/** The server's half of a value's page: who may see it, and whether the address is one at all. */
export async function ValuePage({ kind, params }: ValueProps & { kind: DetailKind }) {
  await requirePermission(DETAIL_KINDS[kind].permission);
  const value = readDetailValue((await params).value);
  if (value === null) notFound();
  return <DetailPage kind={kind} value={value} />;
}
