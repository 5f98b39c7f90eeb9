import * as z from "zod/mini";

// Forms load this file when it is first needed, so that it costs no page its first paint (lib/form-resolver.ts).

/** The server's rule for passwords (packages/core/src/accounts/create-auth.ts), told before they are sent. */
const newPassword = z
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

const personName = z
  .string()
  .check(z.trim(), z.minLength(1, "Enter your name."), z.maxLength(100, "Use at most 100 characters."));

export const LoginInput = z.object({
  email: emailAddress,
  password: z.string().check(z.minLength(1, "Enter your password.")),
  rememberMe: z.boolean(),
});

export const PasswordChange = z.object({
  currentPassword: z.string().check(z.minLength(1, "Enter your current password.")),
  newPassword,
  revokeOtherSessions: z.boolean(),
});

export const NameInput = z.object({ name: personName });

export const ResetInput = z.object({ newPassword });

export const CodeInput = z.object({
  code: z.string().check(
    z.overwrite((code) => code.replace(/\s/g, "")),
    z.minLength(1, "Enter the code."),
  ),
  trustDevice: z.boolean(),
});

export const EmailInput = z.object({ newEmail: emailAddress });

export const KeyInput = z
  .object({
    name: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, "Name the key after what will use it."),
        z.maxLength(80, "Use at most 80 characters."),
      ),
    reach: z.enum(["all", "some"]),
    scopes: z.array(z.string()),
    days: z.string(),
  })
  .check(
    z.refine(({ reach, scopes }) => reach === "all" || scopes.length > 0, {
      path: ["scopes"],
      error: "Choose at least one permission.",
    }),
  );

export const ForgotInput = z.object({ email: emailAddress });

export const SignupInput = z.object({
  name: personName,
  email: emailAddress,
  password: newPassword,
});
