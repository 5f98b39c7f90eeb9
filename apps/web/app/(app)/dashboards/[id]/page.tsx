import { getDashboard } from "@parley/core/dashboards";
import { DomainError } from "@parley/platform";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BoardPage } from "@/features/boards/board-page.tsx";
import type { Board } from "@/features/boards/board-wire.ts";
import { asWire } from "@/features/calls/call-wire.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Dashboard" };

export default async function OneDashboardPage({ params }: { params: Promise<{ id: string }> }) {
  const context = await requirePermission("analytics.query");
  const board = await getDashboard(context, (await params).id).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  return <BoardPage key={board.id} first={asWire(board) as Board} />;
}
