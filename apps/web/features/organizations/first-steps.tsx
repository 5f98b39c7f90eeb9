import { PhoneOutgoing, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { AuthHeading } from "@/features/accounts/auth-heading.tsx";

/** The two doors, once the organization is there. Plain links: the session has changed, so the page loads anew. */
export function FirstSteps({ organizationName }: { organizationName: string }) {
  return (
    <>
      <AuthHeading title={`${organizationName} is ready`}>How do you want to begin?</AuthHeading>
      <div className="flex flex-col gap-2">
        <Door href="/import" icon={<Upload aria-hidden="true" />} title="Import a file">
          Bring calls from a CallTrackingMetrics export and see your numbers.
        </Door>
        <Door href="/calls/new" icon={<PhoneOutgoing aria-hidden="true" />} title="Place a test call">
          Let the AI ring a simulated number, and read along.
        </Door>
      </div>
      <p className="mt-4 text-center text-base">
        <a href="/dashboard" className="font-medium text-accent hover:underline">
          Look around first
        </a>
      </p>
    </>
  );
}

function Door({ href, icon, title, children }: { href: string; icon: ReactNode; title: string; children: string }) {
  return (
    <a
      href={href}
      className="flex items-start gap-3 rounded-lg border border-line p-3 hover:border-edge hover:bg-hover"
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-md bg-accent-quiet text-accent [&_svg]:size-4">
        {icon}
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-sm text-muted">{children}</span>
      </span>
    </a>
  );
}
