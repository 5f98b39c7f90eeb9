import { cn } from "../cn.ts";

/** Keys to press, one cap each: `["g", "d"]`. `mod` is written by the caller as ⌘ or Ctrl. */
export function Kbd({ keys, onDark, className }: { keys: string[]; onDark?: boolean; className?: string }) {
  return (
    <kbd className={cn("inline-flex shrink-0 items-center gap-0.5 font-sans", className)}>
      {keys.map((key, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the caps never move, and a key may stand twice ("g g")
          key={index}
          className={cn(
            "grid h-[18px] min-w-[18px] place-items-center rounded-sm border px-1 text-2xs leading-none font-medium",
            onDark ? "border-white/20 text-white/80" : "border-line bg-sunken text-muted dark:bg-pressed",
          )}
        >
          {key}
        </span>
      ))}
    </kbd>
  );
}
