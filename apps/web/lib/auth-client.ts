import { passkeyClient } from "@better-auth/passkey/client";
import { twoFactorClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";

/** Better Auth in the browser: signs in and out, changes password and address, keeps second factors and sessions. */
export const authClient = createAuthClient({ plugins: [twoFactorClient(), passkeyClient()] });
