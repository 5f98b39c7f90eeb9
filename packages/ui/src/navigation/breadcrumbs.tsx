import { ChevronRight } from "lucide-react";
import type { ElementType, ReactNode } from "react";
import { cn } from "../cn.ts";

export interface BreadcrumbsProps {
  /** From the root to the open page; the last one needs no address. */
  items: { label: ReactNode; href?: string }[];
  /** The router's link. */
  as?: ElementType;
  className?: string;
}

export function Breadcrumbs({ items, as: Link = "a", className }: BreadcrumbsProps) {
  return (
    <nav aria-label="Breadcrumbs" className={cn("min-w-0", className)}>
      <ol className="flex min-w-0 items-center gap-1 text-base">
        {items.map((item, index) => {
          const last = index === items.length - 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a trail is its order
            <li key={index} className={cn("flex min-w-0 items-center gap-1", !last && "shrink-0 max-sm:hidden")}>
              {item.href && !last ? (
                <Link href={item.href} className="truncate rounded-sm text-muted hover:text-ink">
                  {item.label}
                </Link>
              ) : (
                <span
                  aria-current={last ? "page" : undefined}
                  className={cn("truncate", last ? "font-medium" : "text-muted")}
                >
                  {item.label}
                </span>
              )}
              {last ? null : <ChevronRight className="size-3.5 shrink-0 text-faint" aria-hidden="true" />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
