import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "../cn.ts";

export interface TableProps extends ComponentProps<"table"> {
  /** What the table holds, for screen readers. */
  label: string;
  /** Rows of 30 px instead of 36. */
  compact?: boolean;
  /** Keeps the first column in sight while the rest scrolls sideways. */
  pinned?: boolean;
  /** Height after which the body scrolls under its header: "60vh". */
  maxHeight?: string;
}

export function Table({ label, compact, pinned, maxHeight, className, ...rest }: TableProps) {
  return (
    <section
      className="relative w-full overflow-auto focus-visible:-outline-offset-2"
      style={{ maxHeight }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={label}
    >
      <table
        aria-label={label}
        data-compact={compact || undefined}
        {...rest}
        className={cn(
          "group/table w-full border-separate border-spacing-0 text-base",
          pinned &&
            "[&_tr>*:first-child]:sticky [&_tr>*:first-child]:left-0 [&_tr>*:first-child]:z-1 [&_tr>*:first-child]:bg-surface [&_thead_th:first-child]:z-3",
          className,
        )}
      />
    </section>
  );
}

export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead {...rest} className={cn("[&_th]:sticky [&_th]:top-0 [&_th]:z-2", className)} />;
}

export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} />;
}

/** Totals. Stays at the bottom edge while the body scrolls. */
export function TableFoot({ className, ...rest }: ComponentProps<"tfoot">) {
  return (
    <tfoot
      {...rest}
      className={cn(
        "font-medium [&_td]:sticky [&_td]:bottom-0 [&_td]:border-t [&_td]:border-b-0 [&_td]:bg-surface",
        className,
      )}
    />
  );
}

export interface TableRowProps extends ComponentProps<"tr"> {
  /** Chosen or open in the peek panel: a bar at the left edge. */
  selected?: boolean;
  /** A click on it does something. */
  interactive?: boolean;
}

export function TableRow({ selected, interactive, className, ...rest }: TableRowProps) {
  return (
    <tr
      aria-current={selected || undefined}
      {...rest}
      className={cn(
        "group/row",
        interactive && "cursor-pointer",
        "[tbody>&]:hover:[&>*]:bg-hover",
        selected && "[&>*]:bg-accent-quiet [&>*:first-child]:shadow-[inset_2px_0_0_var(--accent)]",
        className,
      )}
    />
  );
}

export interface TableHeaderCellProps extends ComponentProps<"th"> {
  numeric?: boolean;
  /** Given, the header is a button that sorts. */
  onSort?: () => void;
  sorted?: "asc" | "desc" | false;
  children?: ReactNode;
}

export function TableHeaderCell({ numeric, onSort, sorted, className, children, ...rest }: TableHeaderCellProps) {
  const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
      {...rest}
      className={cn(
        "h-9 border-b border-line bg-surface px-3 text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4 group-data-[compact]/table:h-[30px]",
        numeric ? "text-right" : "text-left",
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            "group/sort -mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-ink",
            numeric && "flex-row-reverse",
            sorted && "text-ink",
          )}
        >
          {children}
          <Arrow className={cn("size-3", !sorted && "opacity-0 group-hover/sort:opacity-60")} aria-hidden="true" />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

export interface TableCellProps extends ComponentProps<"td"> {
  /** Right-aligned tabular figures. */
  numeric?: boolean;
  muted?: boolean;
}

export function TableCell({ numeric, muted, className, ...rest }: TableCellProps) {
  return (
    <td
      {...rest}
      className={cn(
        "h-9 border-b border-line px-3 py-1 whitespace-nowrap transition-colors duration-120 first:pl-4 last:pr-4 group-data-[compact]/table:h-[30px] group-data-[compact]/table:text-sm [tr:last-child>&]:border-b-0",
        numeric && "text-right tabular-nums",
        muted && "text-muted",
        className,
      )}
    />
  );
}
