"use client";

import { Sheet } from "@parley/ui";
import { OrganizationSwitcher } from "./organization-switcher.tsx";
import { SidebarNavigation } from "./sidebar-navigation.tsx";
import { UserMenu } from "./user-menu.tsx";

export interface MobileDrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKeyboardHelp: () => void;
}

/** Loaded when the menu is first opened. */
export default function MobileDrawer({ open, onOpenChange, onKeyboardHelp }: MobileDrawerProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="Menu" hideTitle side="left">
      <div className="flex h-full flex-col">
        <div className="flex h-14 shrink-0 items-center px-2">
          <OrganizationSwitcher foldable={false} />
        </div>
        <SidebarNavigation foldable={false} onNavigate={() => onOpenChange(false)} />
        <div className="shrink-0 border-t border-line p-2">
          <UserMenu onKeyboardHelp={onKeyboardHelp} foldable={false} />
        </div>
      </div>
    </Sheet>
  );
}
