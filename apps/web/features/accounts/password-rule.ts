import * as z from "zod/mini";

/** The server's rule for passwords (packages/core/src/accounts/create-auth.ts), told before they are sent. */
export const newPassword = z
  .string()
  .check(
    z.minLength(1, "Choose a password."),
    z.minLength(10, "Use at least 10 characters."),
    z.maxLength(128, "Use at most 128 characters."),
  );

export const emailAddress = z.pipe(
  z.string().check(z.trim(), z.minLength(1, "Enter your e-mail address.")),
  z.email("Enter an e-mail address such as ada@example.com."),
);

export const personName = z
  .string()
  .check(z.trim(), z.minLength(1, "Enter your name."), z.maxLength(100, "Use at most 100 characters."));
