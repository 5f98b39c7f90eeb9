import { buttonClasses, EmptyState } from "@parley/ui";
import { SearchX } from "lucide-react";
import Link from "next/link";

export default function PageNotFound() {
  return (
    <EmptyState
      className="flex-1"
      icon={<SearchX aria-hidden="true" />}
      title="There is nothing at this address"
      description="It may have been deleted, or it belongs to another organization. Switch the organization at the top left, or go back to the dashboard."
      action={
        <Link href="/dashboard" className={buttonClasses()}>
          Go to the dashboard
        </Link>
      }
    />
  );
}
