import { type JobPayload, jobDefinitions } from "../jobs/index.ts";

/** One mail, in plain text. Its links may open accounts, so neither `text` nor `subject` is ever logged. */
export type MailMessage = JobPayload<"send_mail">;

export const MailMessage = jobDefinitions.send_mail;
