import type { Mailer } from "./create-mailer.ts";
import { MailMessage } from "./message.ts";

/** Handler of the `send_mail` job. `jobId` names the mail, so that a job that runs twice leaves one row in the outbox. */
export async function sendMail(mailer: Mailer, payload: unknown, jobId: string): Promise<void> {
  await mailer.send(MailMessage.parse(payload), jobId);
}
