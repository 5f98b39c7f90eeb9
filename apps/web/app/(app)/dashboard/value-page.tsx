import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { DETAIL_KINDS, type DetailKind, readDetailValue } from "@/features/dashboards/detail/detail-kinds.ts";
import { DetailPage } from "@/features/dashboards/detail/detail-page.tsx";
import { PATH_HEADER } from "@/lib/path-header.ts";
import { requirePermission } from "@/lib/viewer.ts";

/** The value that the address names. Next's own parameter has been decoded already, and "100%" cannot be told from "100%25" any more. */
async function valueOfAddress(): Promise<string | null> {
  const path = (await headers()).get(PATH_HEADER) ?? "";
  return readDetailValue(path.split("?")[0]?.split("/")[3] ?? "");
}

export async function valueMetadata(): Promise<Metadata> {
  return { title: (await valueOfAddress()) ?? "Not found" };
}

/** The server's half of a value's page: who may see it, and whether the address is one at all. */
export async function ValuePage({ kind }: { kind: DetailKind }) {
  await requirePermission(DETAIL_KINDS[kind].permission);
  const value = await valueOfAddress();
  if (value === null) notFound();
  return <DetailPage kind={kind} value={value} />;
}
