"use client";

import { type CommandItem, CommandPalette } from "@parley/ui";
import { Building2, ChartColumn, Keyboard, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { tabsFor } from "@/features/dashboards/tabs.ts";
import { navigationFor, settingsPagesFor } from "./navigation.ts";
import { signOut, switchOrganization } from "./session-actions.ts";
import { setThemePreference } from "./theme-preference.ts";
import { useViewer } from "./viewer-context.tsx";

export interface CommandMenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKeyboardHelp: () => void;
}

/** Loaded on the first ⌘K. */
export default function CommandMenu({ open, onOpenChange, onKeyboardHelp }: CommandMenuProps) {
  const viewer = useViewer();
  const router = useRouter();
  const pages: CommandItem[] = navigationFor(viewer)
    .flatMap((group) => group.entries)
    .map((entry) => ({
      id: entry.href,
      label: entry.label,
      icon: <entry.icon aria-hidden="true" />,
      keywords: entry.keywords,
      keys: entry.key ? ["G", entry.key.toUpperCase()] : undefined,
      onSelect: () => router.push(entry.href),
    }));
  // Live stands among the pages already, and the bare address leads to the role's own tab.
  const tabs: CommandItem[] = tabsFor(viewer.permissions)
    .filter(({ tab }) => tab !== "live")
    .map(({ tab, href, label }) => ({
      id: `tab:${tab}`,
      label,
      icon: <ChartColumn aria-hidden="true" />,
      hint: "Dashboard",
      onSelect: () => router.push(tab === "overview" ? `${href}?range=last_30_days` : href),
    }));
  const settings: CommandItem[] = settingsPagesFor(viewer).map((page) => ({
    id: `settings:${page.href}`,
    label: page.label,
    icon: <Settings aria-hidden="true" />,
    keywords: page.keywords,
    hint: "Settings",
    onSelect: () => router.push(page.href),
  }));
  const organizations: CommandItem[] = viewer.organizations
    .filter((one) => one.id !== viewer.organization.id)
    .map((one) => ({
      id: `organization:${one.id}`,
      label: `Switch to ${one.name}`,
      icon: <Building2 aria-hidden="true" />,
      keywords: ["organization", "switch"],
      onSelect: () => void switchOrganization(one.id),
    }));
  const groups = [
    { heading: "Go to", items: pages },
    { heading: "Dashboard", items: tabs },
    { heading: "Settings", items: settings },
    { heading: "Organizations", items: organizations },
    {
      heading: "Appearance and account",
      items: [
        {
          id: "theme:light",
          label: "Light theme",
          icon: <Sun aria-hidden="true" />,
          onSelect: () => setThemePreference("light"),
        },
        {
          id: "theme:dark",
          label: "Dark theme",
          icon: <Moon aria-hidden="true" />,
          onSelect: () => setThemePreference("dark"),
        },
        {
          id: "theme:system",
          label: "Theme as the system",
          icon: <Monitor aria-hidden="true" />,
          onSelect: () => setThemePreference("system"),
        },
        {
          id: "keyboard",
          label: "Keyboard shortcuts",
          icon: <Keyboard aria-hidden="true" />,
          keys: ["?"],
          onSelect: onKeyboardHelp,
        },
        { id: "sign-out", label: "Sign out", icon: <LogOut aria-hidden="true" />, onSelect: () => void signOut() },
      ],
    },
  ];
  return (
    <CommandPalette open={open} onOpenChange={onOpenChange} groups={groups.filter((group) => group.items.length > 0)} />
  );
}
