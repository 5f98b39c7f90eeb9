"use client";

import { Banner, buttonClasses } from "@parley/ui";
import Link from "next/link";
import { useViewer } from "@/features/shell/viewer-context.tsx";

/** Generated data say that they are. */
export function DemoBanner() {
  const { isDemo, permissions } = useViewer();
  if (!isDemo) return null;
  return (
    <Banner
      action={
        permissions.includes("organization.manage") ? (
          <Link href="/settings/data" className={buttonClasses("secondary", "sm")}>
            Remove demo data
          </Link>
        ) : undefined
      }
    >
      These calls are generated. They show what Parley does and belong to nobody.
    </Banner>
  );
}
