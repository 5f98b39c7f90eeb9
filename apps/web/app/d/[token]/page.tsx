import type { Metadata } from "next";
import { PublicBoardPage } from "@/features/boards/public/public-board-page.tsx";

/** The address holds the token: it must neither be found nor travel on as a referrer. The title tells nothing before the door is open. */
export const metadata: Metadata = {
  title: "Dashboard",
  robots: { index: false, follow: false, nocache: true },
  referrer: "no-referrer",
};

export default async function PublicDashboardPage({ params }: { params: Promise<{ token: string }> }) {
  return <PublicBoardPage token={(await params).token} />;
}
