import type { ReactNode } from "react";
import { cn } from "../cn.ts";

export interface PageHeaderProps {
  title: ReactNode;
  /** One line: what the page is for, or what it shows now. */
  description?: ReactNode;
  /** Buttons at the right, the primary one last. */
  actions?: ReactNode;
  /** A pill beside the title. */
  badge?: ReactNode;
  className?: string;
}

/** The head of every page: the one h1, and the page's actions. */
export function PageHeader({ title, description, actions, badge, className }: PageHeaderProps) {
  return (
    <header className={cn("mb-1 flex flex-wrap items-start gap-x-4 gap-y-3", className)}>
      <div className="min-w-0 flex-1 basis-60">
        <div className="flex min-h-8 items-center gap-2">
          <h1 className="truncate text-xl font-semibold tracking-[-0.01em]">{title}</h1>
          {badge}
        </div>
        {description ? <p className="text-base text-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}

/** The frame of a page: 24 px around (16 on a phone), 12 px between its parts, at most 1600 wide. `narrow` for forms. */
export function PageBody({
  narrow,
  className,
  children,
}: {
  narrow?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={cn("mx-auto flex w-full flex-col gap-3 p-4 md:p-6", narrow ? "max-w-4xl" : "max-w-400", className)}>
      {children}
    </div>
  );
}
