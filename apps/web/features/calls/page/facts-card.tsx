import { Card } from "@parley/ui";
import type { ReactNode } from "react";

/** Names and values under a title, in the right rail. Rows without a value are left out. */
export function FactsCard({
  title,
  facts,
  children,
}: {
  title: string;
  facts: [string, ReactNode][];
  children?: ReactNode;
}) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== "");
  if (known.length === 0 && !children) return null;
  return (
    <Card title={title}>
      {known.length > 0 ? (
        <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
          {known.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 break-words tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {children}
    </Card>
  );
}
