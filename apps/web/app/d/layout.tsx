import { Toaster } from "@parley/ui";
import type { ReactNode } from "react";

/** Pages for visitors: no shell, no session. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col">
      {children}
      <Toaster />
    </main>
  );
}
