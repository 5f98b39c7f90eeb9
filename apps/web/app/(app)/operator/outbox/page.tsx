import { listOutbox } from "@parley/core/mail";
import { Banner, Card, EmptyState, PageBody, PageHeader } from "@parley/ui";
import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OutboxList } from "@/features/accounts/outbox-list.tsx";
import { core } from "@/lib/core.ts";
import { requireSession } from "@/lib/viewer.ts";

/** Mails hold links into accounts: their addresses must not travel on. */
export const metadata: Metadata = { title: "Outbox", referrer: "no-referrer" };

export default async function OutboxPage() {
  const { isOperator } = await requireSession();
  if (!isOperator) notFound();
  const { db, sendsMail } = core();
  const mails = await listOutbox(db, { isOperator });
  return (
    <PageBody narrow>
      <PageHeader
        title="Outbox"
        description="Mails that this installation could not send. Only its operator sees them."
      />
      {sendsMail ? (
        <Banner tone="info">SMTP_URL is set, so new mails leave by themselves. These waited before it was.</Banner>
      ) : (
        <Banner tone="warning" title="No mail leaves this installation">
          Set SMTP_URL and start again to send mails. Until then pass their links on yourself.
        </Banner>
      )}
      <Card flush>
        {mails.length > 0 ? (
          <OutboxList
            mails={mails.map(({ createdAt, ...mail }) => ({ ...mail, createdAt: createdAt.toISOString() }))}
          />
        ) : (
          <EmptyState
            icon={<Inbox aria-hidden="true" />}
            title="The outbox is empty"
            description="Invitations, password resets and confirmations appear here while no SMTP_URL is set."
          />
        )}
      </Card>
    </PageBody>
  );
}
