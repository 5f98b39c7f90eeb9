import type { ReactNode } from "react";

/** The head of a card on the way in. */
export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-5">
      <h1 className="text-xl font-semibold tracking-[-0.01em]">{title}</h1>
      {children ? <p className="mt-1 text-base text-muted">{children}</p> : null}
    </div>
  );
}
