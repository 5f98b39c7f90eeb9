import type { MailMessage } from "../mail/index.ts";

interface Link {
  to: string;
  url: string;
}

export function verificationMail({ to, url }: Link): MailMessage {
  return {
    to,
    subject: "Confirm your e-mail address for Parley",
    text: `Open this link to confirm that ${to} is your address:\n\n${url}\n\nThe link works for one hour. If you did not ask for it, ignore this mail.\n`,
  };
}

export function passwordResetMail({ to, url }: Link): MailMessage {
  return {
    to,
    subject: "Set a new Parley password",
    text: `Open this link to set a new password:\n\n${url}\n\nThe link works once, for one hour. If you did not ask for it, ignore this mail: your password stays as it is.\n`,
  };
}

export function emailChangeMail({ to, url, newEmail }: Link & { newEmail: string }): MailMessage {
  return {
    to,
    subject: "Confirm the change of your Parley e-mail address",
    text: `Somebody who is signed in as you wants to change your address to ${newEmail}. Open this link to allow it:\n\n${url}\n\nIf that was not you, do not open it, and change your password.\n`,
  };
}
