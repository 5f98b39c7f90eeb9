import { cn } from "../cn.ts";

export interface ProgressProps {
  /** 0 to 1; null while the end is unknown. */
  value: number | null;
  /** What advances: "Import of calls.csv". */
  label: string;
  tone?: "accent" | "positive" | "negative";
  className?: string;
}

const FILLS = { accent: "bg-accent", positive: "bg-positive", negative: "bg-negative" };

export function Progress({ value, label, tone = "accent", className }: ProgressProps) {
  const share = value === null ? null : Math.min(1, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      className={cn("h-1.5 overflow-hidden rounded-full bg-pressed", className)}
    >
      <div
        className={cn(
          "h-full rounded-full transition-[width] duration-180 ease-out",
          FILLS[tone],
          share === null && "w-1/3 animate-sweep",
        )}
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
