import type { Database } from "@parley/db";
import { outboxMails } from "@parley/db/schema";
import { derivedUuid, type Logger } from "@parley/platform";
import { createTransport } from "nodemailer";
import type { MailMessage } from "./message.ts";

export interface Mailer {
  /** `messageKey` is the same for every attempt at one mail: a repeated attempt is recognisable by its Message-ID. */
  send(message: MailMessage, messageKey: string): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  /** smtp:// or smtps:// address with user and password; without it mails are kept in the outbox for the operator. */
  smtpUrl?: string;
  /** Sender as in a From header ("Parley <parley@example.com>"). */
  from: string;
  db: Database;
  logger: Logger;
}

/** The mail port. Errors of the SMTP server are thrown, so that the job that sends is tried again. */
export function createMailer({ smtpUrl, from, db, logger }: MailerOptions): Mailer {
  if (!smtpUrl) return { send: keepInOutbox(db, logger), close: () => {} };
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async send({ to, subject, text }, messageKey) {
      const id = derivedUuid("mail", messageKey);
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@parley>` });
      logger.info({ mailId: id }, "mail sent");
    },
    close: () => transport.close(),
  };
}

function keepInOutbox(db: Database, logger: Logger): Mailer["send"] {
  return async ({ to, subject, text }, messageKey) => {
    const id = derivedUuid("mail", messageKey);
    await db.insert(outboxMails).values({ id, recipient: to, subject, body: text }).onConflictDoNothing();
    logger.info({ mailId: id }, "mail kept in the outbox, because no SMTP_URL is set");
  };
}
