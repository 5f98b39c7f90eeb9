import type { ElementType, ReactNode } from "react";
import { cn } from "../cn.ts";
import { Delta, type DeltaProps } from "./delta.tsx";
import { Skeleton } from "./skeleton.tsx";
import { Sparkline } from "./sparkline.tsx";

export interface KpiTileProps {
  id?: string;
  label: ReactNode;
  /** Already formatted. */
  value: ReactNode;
  /** A second figure beside the value: the rate of a count ("72.4%"). */
  secondary?: ReactNode;
  /** The change as a fraction, or null when there is nothing to compare with. Leave out for no comparison. */
  delta?: number | null;
  betterWhen?: DeltaProps["betterWhen"];
  /** What it is compared with: "vs prev. 30 d". */
  comparedWith?: ReactNode;
  trend?: (number | null)[];
  color?: string;
  /** An info button that explains how it is computed. */
  info?: ReactNode;
  /** Makes the number a link to the calls behind it. */
  href?: string;
  as?: ElementType;
  /** Makes the whole tile a button that shows the calls behind it. */
  onOpen?: () => void;
  /** Said with a sign when the number could not be renewed. */
  stale?: string;
  className?: string;
}

/** The words of the title; its click area is the whole tile. */
const COVER =
  "max-w-full truncate outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-focus";

export function KpiTile(props: KpiTileProps) {
  const { label, value, secondary, delta, betterWhen, comparedWith, trend, color, info } = props;
  const { id, href, as: Link = "a", onOpen, stale } = props;
  return (
    <section
      id={id}
      data-card=""
      className={cn(
        "relative flex h-full min-w-0 flex-col rounded-lg border border-line bg-surface p-4",
        (href || onOpen) && "transition-colors duration-120 hover:border-edge/60",
        props.className,
      )}
    >
      <div className="flex h-5 items-center gap-1 text-sm font-medium text-muted">
        <h2 className="min-w-0 flex-1 truncate">
          {href ? (
            <Link href={href} className={COVER}>
              {label}
            </Link>
          ) : onOpen ? (
            <button type="button" onClick={onOpen} className={COVER}>
              {label}
            </button>
          ) : (
            label
          )}
        </h2>
        {info ? (
          <span className="relative z-1 -mr-1.5 flex" data-print="hide">
            {info}
          </span>
        ) : null}
      </div>
      <p className="mt-1 flex items-baseline gap-2">
        <span className="truncate text-2xl font-semibold tracking-[-0.015em] tabular-nums">{value}</span>
        {secondary ? <span className="text-sm text-muted tabular-nums">{secondary}</span> : null}
      </p>
      {delta === undefined ? null : (
        <p className="flex h-4 items-center gap-1.5 text-xs text-faint">
          <Delta value={delta} betterWhen={betterWhen} />
          <span className="truncate">{comparedWith}</span>
        </p>
      )}
      {stale ? (
        <p role="status" className="truncate text-xs text-warning">
          ⚠ {stale}
        </p>
      ) : null}
      {trend ? <Sparkline values={trend} color={color} className="mt-3" /> : null}
    </section>
  );
}

/** The tile's true shape while its number loads. */
export function KpiTileSkeleton({ trend = true, compared = true }: { trend?: boolean; compared?: boolean }) {
  return (
    <div className="h-full rounded-lg border border-line bg-surface p-4" aria-hidden="true">
      <div className="flex h-5 items-center">
        <Skeleton className="h-3 w-20" />
      </div>
      <div className="mt-1 flex h-8 items-center">
        <Skeleton className="h-5 w-24" />
      </div>
      {compared ? (
        <div className="flex h-4 items-center">
          <Skeleton className="h-3 w-32" />
        </div>
      ) : null}
      {trend ? <Skeleton className="mt-3 h-7 w-full" /> : null}
    </div>
  );
}
