import type { ReactNode } from "react";
import { cn } from "../cn.ts";

export type Tone = "neutral" | "accent" | "positive" | "negative" | "warning" | "info";

const TONES: Record<Tone, string> = {
  neutral: "bg-hover text-muted",
  accent: "bg-accent-quiet text-accent",
  positive: "bg-positive-quiet text-positive",
  negative: "bg-negative-quiet text-negative",
  warning: "bg-warning-quiet text-warning",
  info: "bg-info-quiet text-info",
};

export interface BadgeProps {
  children: ReactNode;
  tone?: Tone;
  icon?: ReactNode;
  className?: string;
}

/** A short word with a quiet background: a role, a tag, "Demo data". */
export function Badge({ children, tone = "neutral", icon, className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded-full px-2 align-middle text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
        TONES[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
