"use client";

import { usePathname } from "next/navigation";
import { activeEntry, navigationFor } from "./navigation.ts";
import { SidebarLink } from "./sidebar-link.tsx";
import { useViewer } from "./viewer-context.tsx";

export function SidebarNavigation({ foldable, onNavigate }: { foldable?: boolean; onNavigate?: () => void }) {
  const viewer = useViewer();
  const path = usePathname();
  const groups = navigationFor(viewer);
  const active = activeEntry(
    groups.flatMap((group) => group.entries),
    path,
  );
  return (
    <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-2">
      {groups.map((group) =>
        group.entries.length === 0 ? null : (
          <ul key={group.id} aria-label={group.label} className="flex flex-col gap-0.5">
            {group.entries.map((entry) => (
              <li key={entry.href}>
                <SidebarLink entry={entry} active={entry === active} foldable={foldable} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        ),
      )}
    </nav>
  );
}
