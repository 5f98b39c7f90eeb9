"use client";

import {
  Badge,
  cn,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  IconButton,
  toast,
} from "@parley/ui";
import { Ellipsis, Pin, PinOff, Trash2 } from "lucide-react";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { type SavedView, useChangeViews, type ViewPage } from "./use-saved-views.ts";

export interface ViewItemProps {
  page: ViewPage;
  view: SavedView;
  current: SavedView | undefined;
  onOpen: () => void;
}

/** A view of the menu. Its own menu makes it the default or deletes it, which can be undone. */
export function ViewItem({ page, view, current, onOpen }: ViewItemProps) {
  const { permissions } = useViewer();
  const { create, update, remove } = useChangeViews(page);
  const { id, name, visibility, query, is_default } = view;
  const mayChange = visibility === "team" ? permissions.includes("dashboards.build") : view.mine;
  const deleteIt = async () => {
    await remove.mutateAsync(id);
    toast(`"${name}" was deleted`, {
      action: { label: "Undo", onClick: () => create.mutate({ name, visibility, query, is_default }) },
    });
  };
  return (
    <li className={cn("flex items-center rounded-sm hover:bg-hover", current?.id === id && "bg-accent-quiet")}>
      <button
        type="button"
        aria-current={current?.id === id || undefined}
        onClick={onOpen}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-sm px-2 text-left focus-visible:-outline-offset-2"
      >
        <span className="truncate">{name}</span>
        {is_default ? <Badge>Default</Badge> : null}
      </button>
      {mayChange ? (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <IconButton
              size="sm"
              tooltip={false}
              label={`More about ${name}`}
              icon={<Ellipsis aria-hidden="true" />}
              className="text-faint"
            />
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem
              icon={is_default ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
              onSelect={() => update.mutate({ id, is_default: !is_default })}
            >
              {is_default
                ? "Open with the standard view"
                : visibility === "team"
                  ? "Everybody opens with this view"
                  : "Open with this view"}
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem tone="danger" icon={<Trash2 aria-hidden="true" />} onSelect={() => void deleteIt()}>
              Delete view
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      ) : null}
    </li>
  );
}
