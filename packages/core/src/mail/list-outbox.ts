import type { Database } from "@parley/db";
import { outboxMails } from "@parley/db/schema";
import { forbidden } from "@parley/platform";
import { desc } from "drizzle-orm";

export interface OutboxMail {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  createdAt: Date;
}

const NEWEST = 200;

/** The newest mails that could not be sent because no SMTP_URL is set. They hold links into accounts: for the operator only. */
export async function listOutbox(db: Database, who: { isOperator: boolean }): Promise<OutboxMail[]> {
  if (!who.isOperator) throw forbidden("Only the operator of this installation sees its outbox.");
  return db.select().from(outboxMails).orderBy(desc(outboxMails.createdAt), desc(outboxMails.id)).limit(NEWEST);
}
