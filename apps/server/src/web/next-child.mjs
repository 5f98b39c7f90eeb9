// Runs `next start` or `next dev` in this process and ends with the parent, also when that was killed.
import { createRequire } from "node:module";

process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
const require = createRequire(`${process.cwd()}/package.json`);
require("next/dist/bin/next");
