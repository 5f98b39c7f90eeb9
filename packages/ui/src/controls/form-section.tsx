import type { ReactNode } from "react";
import { cn } from "../cn.ts";

export interface FormSectionProps {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons under the fields, at the right. */
  footer?: ReactNode;
  /** Red frame for what cannot be undone. */
  tone?: "default" | "danger";
  className?: string;
}

/** One card of a settings page: what it is at the left, its fields at the right; stacked when narrow. */
export function FormSection({ title, description, children, footer, tone = "default", className }: FormSectionProps) {
  return (
    <section
      data-card=""
      className={cn(
        "rounded-lg border bg-surface",
        tone === "danger" ? "border-negative/40" : "border-line",
        className,
      )}
    >
      <div className="grid gap-x-8 gap-y-4 p-4 md:grid-cols-[minmax(180px,260px)_minmax(0,1fr)] md:p-5">
        <div>
          <h2 className="text-base font-semibold text-ink">{title}</h2>
          {description ? <p className="mt-1 text-sm text-muted">{description}</p> : null}
        </div>
        <div className="flex max-w-xl min-w-0 flex-col gap-4">{children}</div>
      </div>
      {footer ? (
        <div className="flex items-center justify-end gap-2 border-t border-line px-4 py-3 md:px-5">{footer}</div>
      ) : null}
    </section>
  );
}
