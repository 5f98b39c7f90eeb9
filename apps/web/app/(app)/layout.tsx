import type { ReactNode } from "react";
import { Shell } from "@/features/shell/shell.tsx";
import { requireViewer } from "@/lib/viewer.ts";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  return <Shell viewer={viewer}>{children}</Shell>;
}
