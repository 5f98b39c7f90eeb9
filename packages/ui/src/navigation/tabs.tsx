"use client";

import * as Primitive from "radix-ui/tabs";
import type { ElementType, ReactNode } from "react";
import { cn } from "../cn.ts";

const STRIP = "flex gap-4 overflow-x-auto border-b border-line [scrollbar-width:none]";
const TAB =
  "relative -mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-base font-medium text-muted transition-colors duration-120 hover:text-ink focus-visible:-outline-offset-2";

export interface TabsProps {
  /** `keepMounted`: stays in the page while another tab is open, such as a form that may be half written. */
  tabs: { value: string; label: ReactNode; content: ReactNode; keepMounted?: boolean }[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  "aria-label": string;
  className?: string;
}

/** Panels of one page. Tabs that are pages of their own are `NavTabs`. */
export function Tabs({ tabs, className, "aria-label": label, ...rest }: TabsProps) {
  return (
    <Primitive.Root className={cn("flex flex-col gap-4", className)} defaultValue={tabs[0]?.value} {...rest}>
      <Primitive.List aria-label={label} className={STRIP}>
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className={cn(TAB, "data-[state=active]:border-ink data-[state=active]:text-ink")}
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content
          key={tab.value}
          value={tab.value}
          forceMount={tab.keepMounted || undefined}
          className="outline-offset-4 data-[state=inactive]:hidden"
        >
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}

export interface NavTabsProps {
  tabs: { href: string; label: ReactNode }[];
  /** The path of the open page. */
  current: string;
  "aria-label": string;
  as?: ElementType;
  className?: string;
}

/** Tabs that are links: each is a page with its own address. */
export function NavTabs({ tabs, current, as: Link = "a", className, "aria-label": label }: NavTabsProps) {
  return (
    <nav aria-label={label} className={cn(STRIP, className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={current === tab.href ? "page" : undefined}
          className={cn(TAB, "aria-[current=page]:border-ink aria-[current=page]:text-ink")}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
