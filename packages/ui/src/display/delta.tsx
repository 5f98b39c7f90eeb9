import { cn } from "../cn.ts";

export interface DeltaProps {
  /** The change as a fraction: 0.124 is +12.4%. Null when there is nothing to compare with. */
  value: number | null;
  /** Whether a rise is good. Neutral measures take no colour. */
  betterWhen?: "up" | "down" | "neutral";
  /** Writes the change without its sign; one decimal by default. */
  format?: (absolute: number) => string;
  className?: string;
}

const percent = (absolute: number) => `${(absolute * 100).toFixed(1)}%`;

/** A change with arrow and sign; the colour only repeats what they say. */
export function Delta({ value, betterWhen = "up", format = percent, className }: DeltaProps) {
  if (value === null || !Number.isFinite(value)) return <span className={cn("text-xs text-faint", className)}>–</span>;
  const written = format(Math.abs(value));
  const flat = written === format(0);
  const good = betterWhen === "neutral" || flat ? null : (betterWhen === "up") === value > 0;
  const sign = flat ? "" : value > 0 ? "+" : "−";
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap tabular-nums",
        good === null ? "text-muted" : good ? "text-positive" : "text-negative",
        className,
      )}
    >
      {flat ? null : (
        <svg viewBox="0 0 8 8" className="size-2 fill-current" aria-hidden="true">
          <path d={value > 0 ? "M4 1 7.5 7h-7z" : "M4 7 .5 1h7z"} />
        </svg>
      )}
      {sign}
      {written}
    </span>
  );
}
