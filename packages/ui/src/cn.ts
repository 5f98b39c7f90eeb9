import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// The design system's own tokens, so that a later class wins over an earlier one of the same kind.
const merge = extendTailwindMerge({
  extend: { theme: { shadow: ["float"], animate: ["enter", "leave", "rise", "skeleton"] } },
});

/** Joins class names; of two Tailwind classes that set the same property the later one stays. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
