import type { Database, Transaction } from "@parley/db";
import { enqueue } from "../jobs/index.ts";
import type { MailMessage } from "./message.ts";

/** Queues a mail in the caller's transaction, so that it is sent exactly when the change that it tells of happened. */
export function enqueueMail(tx: Transaction | Database, message: MailMessage): Promise<void> {
  return enqueue(tx, "send_mail", { ...message, subject: oneLine(message.subject) });
}

/** Subjects hold names that people chose; a line break in one would end the header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
