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
import { ChevronsUpDown, Settings } from "lucide-react";
import Link from "next/link";
import { switchOrganization } from "./session-actions.ts";
import { useViewer } from "./viewer-context.tsx";

export function OrganizationSwitcher({ foldable = true }: { foldable?: boolean }) {
  const { organization, organizations, permissions, isDemo } = useViewer();
  const words = foldable ? "rail:hidden" : "";
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Organization: ${organization.name}`}
        className={`flex h-9 w-full min-w-0 items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-hover data-[state=open]:bg-hover ${foldable ? "rail:justify-center rail:px-0" : ""}`}
      >
        <Avatar name={organization.name} size="sm" shape="square" />
        <span className={`min-w-0 flex-1 ${words}`}>
          <span className="block truncate text-base leading-4 font-semibold">{organization.name}</span>
          {isDemo ? <span className="block truncate text-2xs leading-3.5 text-faint">Generated demo data</span> : null}
        </span>
        <ChevronsUpDown className={`size-3.5 shrink-0 text-faint ${words}`} aria-hidden="true" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-64">
        <DropdownMenuLabel>Organizations</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={organization.id}
          onValueChange={(id) => {
            if (id !== organization.id) void switchOrganization(id);
          }}
        >
          {organizations.map((one) => (
            <DropdownMenuRadioItem key={one.id} value={one.id}>
              <span className="flex items-center gap-2">
                <Avatar name={one.name} size="xs" shape="square" className="rounded-sm" />
                <span className="truncate">{one.name}</span>
                <span className="ml-auto pl-2 text-sm text-faint capitalize">{one.role}</span>
              </span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        {permissions.includes("organization.manage") ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem asChild>
              <Link href="/settings/organization">
                <Settings className="text-faint" aria-hidden="true" />
                Organization settings
              </Link>
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
