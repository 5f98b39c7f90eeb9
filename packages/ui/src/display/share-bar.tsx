import { cn } from "../cn.ts";

export interface ShareBarProps {
  /** 0 to 1 of the widest row. */
  share: number;
  color?: string;
  className?: string;
}

/** The inline bar of a table cell. The number stands beside it, so it is silent to screen readers. */
export function ShareBar({ share, color = "var(--chart-1)", className }: ShareBarProps) {
  return (
    <span aria-hidden="true" className={cn("block h-1.5 w-full overflow-hidden rounded-full bg-hover", className)}>
      <span
        className="block h-full rounded-full"
        style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%`, background: color }}
      />
    </span>
  );
}
