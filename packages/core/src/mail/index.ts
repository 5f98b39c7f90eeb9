export { createMailer, type Mailer, type MailerOptions } from "./create-mailer.ts";
export { enqueueMail } from "./enqueue-mail.ts";
export { listOutbox, type OutboxMail } from "./list-outbox.ts";
export type { MailMessage } from "./message.ts";
export { sendMail } from "./send-mail.ts";
