"use client";

import { NavTabs } from "@parley/ui";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { firstTabOf, type TabKey, tabsFor } from "./tabs.ts";

/** What a tab keeps to itself: the panel, the sort of its cards and a saved view. */
const OWN = /^(behind|at|and|by|view|forecast|sort-.*)$/;

/** The tabs that the viewer may see. Range, comparison and filters go along from one to the next. */
export function TabStrip({ tab }: { tab: TabKey }) {
  const { role, permissions } = useViewer();
  const strip = useRef<HTMLDivElement>(null);
  // On a phone the strip scrolls sideways; the open tab stands in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked for changes with the tab
  useEffect(() => {
    const open = strip.current?.querySelector("[aria-current=page]");
    const nav = open?.parentElement;
    if (open && nav) nav.scrollLeft += open.getBoundingClientRect().right - nav.getBoundingClientRect().right;
  }, [tab]);
  const search = useSearchParams();
  const tabs = tabsFor(permissions);
  if (tabs.length < 2) return null;
  const kept = new URLSearchParams([...search].filter(([key]) => !OWN.test(key)));
  const first = firstTabOf(role, permissions)?.tab;
  const links = tabs.map((one) => {
    // The bare address leads to the role's own tab.
    const params = one.tab === "overview" && first !== "overview" && kept.size === 0 ? "range=last_30_days" : `${kept}`;
    return { tab: one.tab, label: one.label, href: params ? `${one.href}?${params}` : one.href };
  });
  const current = links.find((one) => one.tab === tab)?.href ?? "";
  return (
    <div ref={strip}>
      <NavTabs aria-label="Dashboard tabs" as={Link} tabs={links} current={current} />
    </div>
  );
}
