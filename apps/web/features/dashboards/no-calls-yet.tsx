"use client";

import { buttonClasses, Card, EmptyState } from "@parley/ui";
import { PhoneCall } from "lucide-react";
import Link from "next/link";
import { useViewer } from "@/features/shell/viewer-context.tsx";

/** An organization without a single call: what fills the page. */
export function NoCallsYet() {
  const { permissions } = useViewer();
  const canImport = permissions.includes("imports.manage");
  const canPlace = permissions.includes("calls.place");
  return (
    <Card>
      <EmptyState
        className="py-20"
        icon={<PhoneCall aria-hidden="true" />}
        title="No calls yet"
        description={
          canImport || canPlace
            ? "Import a call-tracking file, or let an AI caller ring a test number. The numbers appear here as calls come in."
            : "The numbers appear here as calls come in. Ask a manager to import some."
        }
        action={
          <>
            {canImport ? (
              <Link href="/import" className={buttonClasses("primary")}>
                Import calls
              </Link>
            ) : null}
            {canPlace ? (
              <Link href="/calls/new" className={buttonClasses(canImport ? "secondary" : "primary")}>
                Place a test call
              </Link>
            ) : null}
          </>
        }
      />
    </Card>
  );
}
