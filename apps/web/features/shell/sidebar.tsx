"use client";

import { OrganizationSwitcher } from "./organization-switcher.tsx";
import { SidebarNavigation } from "./sidebar-navigation.tsx";
import { UserMenu } from "./user-menu.tsx";

/** From 768 px up: 232 wide, or a rail of 56 when folded or below 1024. On a phone MobileDrawer takes its place. */
export function Sidebar({ onKeyboardHelp }: { onKeyboardHelp: () => void }) {
  return (
    <div
      data-print="hide"
      className="sticky top-0 hidden h-dvh w-58 shrink-0 flex-col border-r border-line bg-sunken md:flex rail:w-14"
    >
      <div className="flex h-12 shrink-0 items-center px-2">
        <OrganizationSwitcher />
      </div>
      <SidebarNavigation />
      <div className="shrink-0 border-t border-line p-2">
        <UserMenu onKeyboardHelp={onKeyboardHelp} />
      </div>
    </div>
  );
}
