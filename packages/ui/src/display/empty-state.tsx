import type { ReactNode } from "react";
import { cn } from "../cn.ts";

export interface EmptyStateProps {
  icon?: ReactNode;
  /** What is missing: "No calls yet". */
  title: ReactNode;
  description?: ReactNode;
  /** The one action that fills it; a second, quieter one may follow. */
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center justify-center px-6 py-12 text-center", className)}>
      {icon ? (
        <span className="mb-3 grid size-10 place-items-center rounded-lg border border-line bg-sunken text-faint [&_svg]:size-5">
          {icon}
        </span>
      ) : null}
      <h3 className="text-base font-semibold text-ink">{title}</h3>
      {description ? <p className="mt-1 max-w-sm text-base text-balance text-muted">{description}</p> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
