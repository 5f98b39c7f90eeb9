import type { ReactNode } from "react";
import { BrandMark } from "@/features/shell/brand-mark.tsx";

/** A centred card for signing in, signing up and everything on the way. The page brings its h1 and its form. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 sm:justify-center">
      <div className="mb-6 flex items-center gap-2.5">
        <BrandMark />
        <span className="text-lg font-semibold tracking-[-0.01em]">Parley</span>
      </div>
      <div className="w-full max-w-100 rounded-lg border border-line bg-surface p-6">{children}</div>
    </main>
  );
}
