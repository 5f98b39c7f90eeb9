import { cn } from "../cn.ts";

const SIZES = { xs: "size-5 text-2xs", sm: "size-6 text-2xs", md: "size-8 text-xs", lg: "size-12 text-lg" };
const HUES = [205, 250, 285, 345, 25, 65, 110, 160];

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length] ?? 205;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}

export interface AvatarProps {
  name: string;
  src?: string | null;
  size?: keyof typeof SIZES;
  /** Organisations are squares, people are round. */
  shape?: "round" | "square";
  className?: string;
}

/** A picture, else initials on a hue that stays with the name. Silent to screen readers: the name stands beside it. */
export function Avatar({ name, src, size = "sm", shape = "round", className }: AvatarProps) {
  const hue = hueOf(name);
  return (
    <span
      aria-hidden="true"
      className={cn(
        "relative grid shrink-0 place-items-center overflow-hidden font-semibold select-none",
        "bg-[oklch(0.93_0.035_var(--hue))] text-[oklch(0.42_0.09_var(--hue))]",
        "dark:bg-[oklch(0.34_0.05_var(--hue))] dark:text-[oklch(0.86_0.08_var(--hue))]",
        shape === "round" ? "rounded-full" : "rounded-md",
        SIZES[size],
        className,
      )}
      style={{ "--hue": hue } as React.CSSProperties}
    >
      {initialsOf(name)}
      {src ? <img src={src} alt="" className="absolute inset-0 size-full object-cover" /> : null}
    </span>
  );
}
