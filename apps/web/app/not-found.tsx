import { buttonClasses, EmptyState } from "@parley/ui";
import { SearchX } from "lucide-react";
import Link from "next/link";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title="There is nothing at this address"
        description="Check the link for a missing letter, or start from the beginning."
        action={
          <Link href="/" className={buttonClasses()}>
            Go to the start
          </Link>
        }
      />
    </main>
  );
}
