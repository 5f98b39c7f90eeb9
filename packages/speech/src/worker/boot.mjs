// Worker threads of Node 20 do not inherit tsx's hooks, so each registers them itself before it loads its TypeScript entry.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.entry);
