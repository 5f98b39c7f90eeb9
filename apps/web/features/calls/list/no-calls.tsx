"use client";

import { Button, buttonClasses, EmptyState } from "@parley/ui";
import { PhoneCall, SearchX } from "lucide-react";
import Link from "next/link";
import { useViewer } from "@/features/shell/viewer-context.tsx";

/** What to do when the list is empty: loosen the filters, or bring the first calls. */
export function NoCalls({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { permissions } = useViewer();
  if (isFiltered) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title="No call matches"
        description="Widen the period, take a filter away, or search for other words."
        action={<Button onClick={onClear}>Clear search and filters</Button>}
      />
    );
  }
  const mayImport = permissions.includes("imports.manage");
  const mayPlace = permissions.includes("calls.place");
  return (
    <EmptyState
      icon={<PhoneCall aria-hidden="true" />}
      title="No calls yet"
      description={
        mayImport || mayPlace
          ? "Import a file of your call tracking, or let an AI agent make a first call."
          : "They appear here once someone imports a file or places a call."
      }
      action={
        <>
          {mayImport ? (
            <Link href="/import" className={buttonClasses("primary")}>
              Import calls
            </Link>
          ) : null}
          {mayPlace ? (
            <Link href="/calls/new" className={buttonClasses(mayImport ? "secondary" : "primary")}>
              Place a test call
            </Link>
          ) : null}
        </>
      }
    />
  );
}
