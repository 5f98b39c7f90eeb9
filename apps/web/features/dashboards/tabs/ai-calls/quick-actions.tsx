"use client";

import { Card } from "@parley/ui";
import { CalendarClock, List, PhoneOutgoing, Upload } from "lucide-react";
import Link from "next/link";
import { useViewer } from "@/features/shell/viewer-context.tsx";

const ACTIONS = [
  { href: "/calls/new", label: "New call", words: "An AI agent calls now", icon: PhoneOutgoing, needs: "calls.place" },
  {
    href: "/calls/new?when=later",
    label: "Schedule a call",
    words: "At a day and time that you choose",
    icon: CalendarClock,
    needs: "calls.place",
  },
  {
    href: "/import",
    label: "Import calls",
    words: "From a call-tracking file",
    icon: Upload,
    needs: "imports.manage",
  },
  { href: "/calls?kind=ai", label: "All AI calls", words: "With their transcripts", icon: List, needs: "calls.read" },
];

/** What people come to this tab to do next. */
export function QuickActions() {
  const { permissions } = useViewer();
  return (
    <Card id="quick-actions" title="Quick actions" flush className="h-full">
      <ul className="border-t border-line">
        {ACTIONS.filter(({ needs }) => permissions.includes(needs)).map(({ href, label, words, icon: Icon }) => (
          <li key={href} className="border-b border-line last:border-b-0">
            <Link
              href={href}
              className="flex items-center gap-3 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <Icon className="size-4 shrink-0 text-faint" aria-hidden="true" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{label}</span>
                <span className="block truncate text-sm text-muted">{words}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
