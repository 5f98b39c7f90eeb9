"use client";

import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  IconButton,
} from "@parley/ui";
import { Copy, Ellipsis, Pencil, Trash2 } from "lucide-react";

export interface TileMenuProps {
  title: string;
  onEdit: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

/** What can be done to a tile while its board is edited. */
export function TileMenu({ title, onEdit, onDuplicate, onRemove }: TileMenuProps) {
  return (
    <span className="flex">
      <IconButton
        size="sm"
        label={`Edit ${title}`}
        icon={<Pencil aria-hidden="true" />}
        className="text-faint"
        onClick={onEdit}
      />
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton
            size="sm"
            label={`More about ${title}`}
            icon={<Ellipsis aria-hidden="true" />}
            tooltip={false}
            className="text-faint"
          />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem icon={<Copy aria-hidden="true" />} onSelect={onDuplicate}>
            Duplicate
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem icon={<Trash2 aria-hidden="true" />} tone="danger" onSelect={onRemove}>
            Remove
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </span>
  );
}
