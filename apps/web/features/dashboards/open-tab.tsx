import type { MemberContext } from "@parley/core/accounts";
import { getLayout } from "@parley/core/layouts";
import { listSavedViews } from "@parley/core/saved-views";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { requirePermission } from "@/lib/viewer.ts";
import { StoredTabProvider } from "./stored-tab.tsx";
import { firstTabOf, TABS, type TabKey } from "./tabs.ts";

export interface OpenTabProps {
  tab: Exclude<TabKey, "live">;
  /** The page's own. */
  searchParams: Promise<Record<string, string | string[] | undefined>>;
  children: (context: MemberContext) => ReactNode | Promise<ReactNode>;
}

/**
 * The server's half of a tab: who may see it, and the arrangement that the viewer gave it. A bare address opens the role's own tab
 * and the default view of it; to who may not see the tab it does not exist.
 */
export async function OpenTab({ tab, searchParams, children }: OpenTabProps) {
  const { href, anyOf } = TABS.find((one) => one.tab === tab)!;
  const context = await requirePermission(anyOf[0]);
  if (Object.keys(await searchParams).length === 0) {
    const own = firstTabOf(context.role, [...context.permissions]);
    if (tab === "overview" && own && own.tab !== "overview") redirect(own.href);
    const { views, defaultId } = await listSavedViews(context, { page: tab });
    const view = views.find(({ id }) => id === defaultId);
    if (view) redirect(`${href}?${view.query ? `${view.query}&` : ""}view=${view.id}`);
  }
  const { position, hidden } = await getLayout(context, { tab });
  return <StoredTabProvider stored={{ layout: { position, hidden } }}>{await children(context)}</StoredTabProvider>;
}
