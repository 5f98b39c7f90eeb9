// Worker threads of Node 20 do not inherit tsx's hooks, so this one registers them before it loads its TypeScript entry.
import { register } from "tsx/esm/api";

register();
await import("./parse-worker.ts");
