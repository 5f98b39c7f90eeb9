"use client";

import { Breadcrumbs } from "@parley/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";

interface Named {
  path: string;
  label: string;
}

const NameContext = createContext<{ named: Named | null; setNamed: (named: Named | null) => void } | null>(null);

export function BreadcrumbProvider({ children }: { children: ReactNode }) {
  const [named, setNamed] = useState<Named | null>(null);
  const value = useMemo(() => ({ named, setNamed }), [named]);
  return <NameContext value={value}>{children}</NameContext>;
}

/** Put it on a page about one thing to name its last crumb: `<BreadcrumbLabel label="Kate → Acme support" />`. */
export function BreadcrumbLabel({ label }: { label: string }) {
  const setNamed = use(NameContext)?.setNamed;
  const path = usePathname();
  useEffect(() => {
    setNamed?.({ path, label });
    return () => setNamed?.(null);
  }, [setNamed, path, label]);
  return null;
}

const WORDS: Record<string, string> = {
  "/dashboard": "Dashboard",
  "/dashboard/ai-calls": "AI calls",
  "/calls": "Calls",
  "/calls/new": "New call",
  "/import": "Import",
  "/team": "Team",
  "/settings": "Settings",
  "/settings/api-keys": "API keys",
  "/operator": "Operator",
};

/** These have no page of their own, so their crumb is not a link. */
const FOLDERS = new Set([
  "/operator",
  ...["sources", "campaigns", "agents", "numbers"].map((kind) => `/dashboard/${kind}`),
]);
const HOMES: Record<string, string> = { "/settings": "/settings/profile" };

function trailOf(path: string): { label: string; href?: string }[] {
  const parts = path.split("/").filter(Boolean);
  return parts.map((part, index) => {
    const href = `/${parts.slice(0, index + 1).join("/")}`;
    const isId = /^[a-z]{2,8}_/.test(part);
    const words = part.replaceAll("-", " ");
    const label = WORDS[href] ?? (isId ? "Details" : words.charAt(0).toUpperCase() + words.slice(1));
    return { label, href: FOLDERS.has(href) ? undefined : (HOMES[href] ?? href) };
  });
}

export function BreadcrumbTrail() {
  const path = usePathname();
  const named = use(NameContext)?.named;
  const items = trailOf(path);
  const last = items.at(-1);
  if (last && named?.path === path) last.label = named.label;
  return <Breadcrumbs items={items} as={Link} />;
}
