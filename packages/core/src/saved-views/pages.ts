import type { Context, Permission } from "../context/index.ts";

/** The permission that a tab of the dashboard asks for; they are the tabs whose cards a person may arrange. */
export const permissionOfTab = {
  overview: "dashboards.overview",
  marketing: "dashboards.marketing",
  admissions: "dashboards.admissions",
  executive: "dashboards.executive",
  ai_calls: "dashboards.ai_calls",
} as const satisfies Record<string, Permission>;

/** Pages of which a view can be saved, with the permission that opens them. */
const permissionOfPage = { ...permissionOfTab, calls: "calls.read" } as const satisfies Record<string, Permission>;

export type ViewPage = keyof typeof permissionOfPage;
export const viewPages = Object.keys(permissionOfPage) as [ViewPage, ...ViewPage[]];

/** What a page needs: to see its views, one has to be allowed to see it. */
export function permissionOf(page: ViewPage): Permission {
  return permissionOfPage[page];
}

/** Whether the actor may open the page at all; a view of one that they may not open does not exist for them. */
export function opens(ctx: Context, page: string): boolean {
  return Object.hasOwn(permissionOfPage, page) && ctx.permissions.has(permissionOfPage[page as ViewPage]);
}
