"use client";

import {
  Avatar,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@parley/ui";
import { Keyboard, LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { signOut } from "./session-actions.ts";
import { setThemePreference, THEMES, type ThemePreference, useThemePreference } from "./theme-preference.ts";
import { useViewer } from "./viewer-context.tsx";

const THEME_WORDS: Record<ThemePreference, string> = { system: "As the system", light: "Light", dark: "Dark" };

export interface UserMenuProps {
  onKeyboardHelp: () => void;
  /** Folds with the sidebar to the picture alone. */
  foldable?: boolean;
}

export function UserMenu({ onKeyboardHelp, foldable = true }: UserMenuProps) {
  const { user } = useViewer();
  const theme = useThemePreference();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account: ${user.name}`}
        className={`flex h-10 w-full min-w-0 items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-hover data-[state=open]:bg-hover ${foldable ? "rail:justify-center rail:px-0" : ""}`}
      >
        <Avatar name={user.name} src={user.image} size="sm" />
        <span className={`min-w-0 flex-1 ${foldable ? "rail:hidden" : ""}`}>
          <span className="block truncate text-sm leading-4 font-medium">{user.name}</span>
          <span className="block truncate text-xs leading-4 text-faint">{user.email}</span>
        </span>
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="w-56">
        <DropdownMenuItem asChild>
          <Link href="/settings/profile">
            <UserRound className="text-faint" aria-hidden="true" />
            Profile
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem icon={<Keyboard aria-hidden="true" />} keys={["?"]} onSelect={onKeyboardHelp}>
          Keyboard shortcuts
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={(next) => setThemePreference(next as ThemePreference)}>
          {THEMES.map((one) => (
            <DropdownMenuRadioItem key={one} value={one}>
              {THEME_WORDS[one]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={<LogOut aria-hidden="true" />} onSelect={() => void signOut()}>
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
