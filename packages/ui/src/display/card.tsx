import type { ComponentProps, ReactNode } from "react";
import { cn } from "../cn.ts";

export interface CardProps extends Omit<ComponentProps<"section">, "title"> {
  title?: ReactNode;
  /** One quiet line under the title. */
  description?: ReactNode;
  /** Buttons at the right end of the title's line. */
  actions?: ReactNode;
  /** No padding around the body: a table that reaches the edges. */
  flush?: boolean;
}

export function Card({ title, description, actions, flush, className, children, ...rest }: CardProps) {
  return (
    <section
      data-card=""
      {...rest}
      className={cn("flex min-w-0 flex-col rounded-lg border border-line bg-surface", className)}
    >
      {title || actions ? (
        <header className={cn("flex min-h-11 items-center gap-2 px-4 pt-2", flush ? "pb-2" : "pb-1")}>
          <div className="min-w-0 flex-1">
            <h2 className="truncate text-sm font-medium text-ink">{title}</h2>
            {description ? <p className="truncate text-xs text-muted">{description}</p> : null}
          </div>
          {actions}
        </header>
      ) : null}
      <div
        className={cn(
          "min-w-0 flex-1",
          flush ? cn("overflow-clip rounded-b-[7px]", !title && !actions && "rounded-t-[7px]") : "px-4 pb-4",
          !flush && !title && !actions && "pt-4",
        )}
      >
        {children}
      </div>
    </section>
  );
}
