"use client";

import { NavTabs } from "@parley/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { settingsPagesFor } from "@/features/shell/navigation.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";

export function SettingsTabs() {
  const viewer = useViewer();
  return <NavTabs aria-label="Settings" tabs={settingsPagesFor(viewer)} current={usePathname()} as={Link} />;
}
