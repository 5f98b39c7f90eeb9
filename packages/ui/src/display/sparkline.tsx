import { cn } from "../cn.ts";

export interface SparklineProps {
  /** Oldest first. Nulls break the line. */
  values: (number | null)[];
  /** A colour token; the measure keeps the one it has on other cards. */
  color?: string;
  height?: number;
  className?: string;
}

/** The shape of a trend without axes. Drawn on the server; silent to screen readers, since the tile's words say it. */
export function Sparkline({ values, color = "var(--chart-1)", height = 28, className }: SparklineProps) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return <div style={{ height }} className={className} aria-hidden="true" />;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const width = 100;
  const pad = 2;
  const points = values.map((value, index) =>
    value === null
      ? null
      : ([(index / (values.length - 1)) * width, height - pad - ((value - low) / span) * (height - pad * 2)] as const),
  );
  let path = "";
  let pen = false;
  for (const point of points) {
    if (!point) {
      pen = false;
      continue;
    }
    path += `${pen ? "L" : "M"}${point[0].toFixed(2)} ${point[1].toFixed(2)}`;
    pen = true;
  }
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className={cn("block w-full overflow-visible", className)}
      style={{ height }}
    >
      <path
        d={path}
        fill="none"
        stroke={color}
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
