import { listDashboards } from "@parley/core/dashboards";
import { encodeId } from "@parley/platform";
import type { Metadata } from "next";
import { BoardList } from "@/features/boards/list/board-list.tsx";
import type { BoardListPage } from "@/features/boards/list/use-boards.ts";
import { asWire } from "@/features/calls/call-wire.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Dashboards" };

export default async function DashboardsPage() {
  const { items, next } = await listDashboards(await requirePermission("analytics.query"));
  const first = { data: asWire(items), next_cursor: next && encodeId("dash", next), has_more: next !== null };
  return <BoardList first={first as BoardListPage} />;
}
