"use client";

import { ChevronRight } from "lucide-react";
import { RelativeTime } from "@/features/shell/relative-time.tsx";

export interface OutboxRow {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  createdAt: string;
}

/** Newest first; a mail opens in place. Links in it can be followed and copied. */
export function OutboxList({ mails }: { mails: OutboxRow[] }) {
  return (
    <ul>
      {mails.map((mail) => (
        <li key={mail.id} className="border-b border-line last:border-b-0">
          <details className="group">
            <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
              <ChevronRight
                className="size-4 shrink-0 text-faint transition-transform duration-120 group-open:rotate-90"
                aria-hidden="true"
              />
              <span className="min-w-0 flex-1 basis-56 truncate font-medium">{mail.subject}</span>
              <span className="min-w-0 truncate text-sm text-muted">{mail.recipient}</span>
              <RelativeTime
                at={mail.createdAt}
                className="w-28 text-right text-sm text-faint tabular-nums max-sm:text-left"
              />
            </summary>
            <div className="border-t border-line bg-sunken px-4 py-3 text-base wrap-anywhere whitespace-pre-line">
              {linked(mail.body)}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** The text with its addresses as links; everything else stays text. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change their order
      <a key={index} href={part} className="text-accent underline underline-offset-2">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
