"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Kbd } from "../display/kbd.tsx";
import { SCRIM } from "./dialog.tsx";

export interface CommandItem {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Other words that find it. */
  keywords?: string[];
  hint?: string;
  keys?: string[];
  onSelect: () => void;
}

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: { heading: string; items: CommandItem[] }[];
  placeholder?: string;
}

/** Every typed word must stand in the label or a keyword; a label that begins with them comes first. */
function rank(_id: string, typed: string, texts: string[] = []): number {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const [label = "", ...others] = texts.map((text) => text.toLowerCase());
  if (!words.every((word) => label.includes(word) || others.some((other) => other.includes(word)))) return 0;
  if (label.startsWith(words.join(" "))) return 1;
  return words.every((word) => label.includes(word)) ? 0.8 : 0.5;
}

/** Everything the product does, by typing. Closes before the chosen item runs, so that focus is free to move. */
export function CommandPalette({ open, onOpenChange, groups, placeholder }: CommandPaletteProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={SCRIM} />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[14vh] z-50 mx-auto max-w-xl animate-enter overflow-hidden rounded-lg bg-raised shadow-float outline-none"
        >
          <Primitive.Title className="sr-only">Commands</Primitive.Title>
          <Command loop label="Commands" filter={rank}>
            <div className="flex h-12 items-center gap-2.5 border-b border-line px-4">
              <Search className="size-4 shrink-0 text-faint" aria-hidden="true" />
              <Command.Input
                placeholder={placeholder ?? "Type a page or an action"}
                className="h-full min-w-0 flex-1 bg-transparent text-base outline-none"
              />
              <Kbd keys={["Esc"]} />
            </div>
            <Command.List className="max-h-[min(380px,52vh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-muted">Nothing matches these words.</Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group.heading}
                  heading={group.heading}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint"
                >
                  {group.items.map((item) => (
                    <Command.Item
                      key={item.id}
                      value={item.id}
                      keywords={[item.label, ...(item.keywords ?? [])]}
                      onSelect={() => {
                        onOpenChange(false);
                        item.onSelect();
                      }}
                      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-base data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:text-faint"
                    >
                      {item.icon}
                      <span className="min-w-0 flex-1 truncate">{item.label}</span>
                      {item.hint ? <span className="truncate text-sm text-faint">{item.hint}</span> : null}
                      {item.keys ? <Kbd keys={item.keys} /> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
