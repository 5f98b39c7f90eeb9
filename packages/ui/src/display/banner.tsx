import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../cn.ts";

const KINDS = {
  info: { box: "bg-info-quiet", sign: "text-info", Icon: Info },
  positive: { box: "bg-positive-quiet", sign: "text-positive", Icon: CircleCheck },
  warning: { box: "bg-warning-quiet", sign: "text-warning", Icon: TriangleAlert },
  negative: { box: "bg-negative-quiet", sign: "text-negative", Icon: CircleAlert },
};

export interface BannerProps {
  tone?: keyof typeof KINDS;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** A strip across the page's whole width instead of a box. */
  edge?: boolean;
  className?: string;
}

/** A message that stays until what it says has changed. */
export function Banner({ tone = "info", title, children, action, edge, className }: BannerProps) {
  const { box, sign, Icon } = KINDS[tone];
  return (
    <div
      role={tone === "negative" ? "alert" : "status"}
      className={cn(
        "flex items-start gap-2.5 text-base text-ink",
        edge ? "px-4 py-2" : "rounded-lg px-3 py-2.5",
        box,
        className,
      )}
    >
      <Icon className={cn("mt-0.5 size-4 shrink-0", sign)} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cn(title && "text-muted")}>{children}</div> : null}
      </div>
      {action ? <div className="shrink-0">{action}</div> : null}
    </div>
  );
}
