"use client";

import { IconButton, Kbd } from "@parley/ui";
import { Menu, PanelLeft, Search } from "lucide-react";
import { BreadcrumbTrail } from "./breadcrumb-trail.tsx";
import { useModKey } from "./mod-key.ts";
import { toggleSidebar } from "./sidebar-width.ts";

export interface TopBarProps {
  onMenu: () => void;
  onCommands: () => void;
}

export function TopBar({ onMenu, onCommands }: TopBarProps) {
  const mod = useModKey();
  return (
    <header
      data-print="hide"
      className="sticky top-0 z-30 flex h-12 shrink-0 items-center gap-2 border-b border-line bg-canvas px-3 md:px-4"
    >
      <IconButton
        label="Open the menu"
        icon={<Menu aria-hidden="true" />}
        onClick={onMenu}
        tooltip={false}
        className="-ml-1 md:hidden"
      />
      <IconButton
        label="Fold or unfold the sidebar"
        icon={<PanelLeft aria-hidden="true" />}
        onClick={toggleSidebar}
        keys={["["]}
        size="sm"
        className="-ml-1.5 hidden lg:inline-flex"
      />
      <div className="min-w-0 flex-1">
        <BreadcrumbTrail />
      </div>
      <button
        type="button"
        onClick={onCommands}
        aria-label="Search pages and actions"
        aria-keyshortcuts="Meta+K Control+K"
        className="inline-flex h-8 shrink-0 items-center gap-2 rounded-md px-2 text-muted hover:bg-hover hover:text-ink sm:border sm:border-line sm:bg-surface sm:pr-1.5 sm:pl-2.5 md:h-7"
      >
        <Search className="size-4 text-faint" aria-hidden="true" />
        <span className="mr-10 hidden text-sm sm:inline lg:mr-24">Search</span>
        <Kbd keys={[mod, "K"]} className="hidden sm:inline-flex" />
      </button>
    </header>
  );
}
