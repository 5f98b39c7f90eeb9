import type { Metadata } from "next";
import { ImportHome } from "@/features/imports/list/import-home.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Import" };

export default async function Page() {
  await requirePermission("imports.read");
  return <ImportHome />;
}
