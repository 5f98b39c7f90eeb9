import { cn } from "../cn.ts";

/** A grey stand-in for what is loading. It stays invisible for 150 ms: what is quick never flickers. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("animate-skeleton rounded-sm bg-hover", className)} />;
}
