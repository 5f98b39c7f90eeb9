import { z } from "zod";

/** The server's rule for passwords (packages/core/src/accounts/create-auth.ts), told before they are sent. */
export const newPassword = z
  .string()
  .min(1, "Choose a password.")
  .min(10, "Use at least 10 characters.")
  .max(128, "Use at most 128 characters.");

export const emailAddress = z
  .string()
  .trim()
  .min(1, "Enter your e-mail address.")
  .pipe(z.email("Enter an e-mail address such as ada@example.com."));
