// TypeScript 7 has no parser that other programs can call, and dependency-cruiser needs one. packages/sdk brings TypeScript 5
// along for openapi-typescript; loaded with `node --import`, this makes every import of "typescript" find that one.
import { createRequire, Module, register } from "node:module";
import { pathToFileURL } from "node:url";

const fromSdk = createRequire(new URL("../../packages/sdk/package.json", import.meta.url));
const found = Object.fromEntries(
  ["typescript", "typescript/package.json"].map((name) => [name, fromSdk.resolve(name)]),
);

const url = pathToFileURL(found.typescript).href;
const hooks = `export const resolve = (name, context, next) =>
  name === "typescript" ? { url: ${JSON.stringify(url)}, format: "commonjs", shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => found[name] ?? resolveFilename(name, ...rest);
