"use client";

import { Tooltip } from "@parley/ui";
import Link from "next/link";
import type { NavigationEntry } from "./navigation.ts";

export interface SidebarLinkProps {
  entry: NavigationEntry;
  active: boolean;
  onNavigate?: () => void;
  /** In the drawer the words always show. */
  foldable?: boolean;
}

export function SidebarLink({ entry, active, onNavigate, foldable = true }: SidebarLinkProps) {
  const Icon = entry.icon;
  const link = (
    <Link
      href={entry.href}
      onClick={onNavigate}
      aria-current={active ? "page" : undefined}
      className={
        "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-base font-medium text-muted transition-colors duration-120 hover:bg-hover hover:text-ink aria-[current=page]:bg-pressed aria-[current=page]:text-ink " +
        (foldable ? "rail:justify-center rail:px-0" : "max-md:h-11")
      }
    >
      <Icon className={active ? "size-4 shrink-0 text-accent" : "size-4 shrink-0 text-faint"} aria-hidden="true" />
      <span className={foldable ? "truncate rail:sr-only" : "truncate"}>{entry.label}</span>
    </Link>
  );
  return foldable ? (
    <Tooltip label={entry.label} keys={entry.key ? ["G", entry.key.toUpperCase()] : undefined} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
