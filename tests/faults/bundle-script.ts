import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const fromCore = createRequire(new URL("../../packages/core/package.json", import.meta.url));

/** What of esbuild is used here; the package belongs to packages/core. */
interface Bundler {
  build(options: object): Promise<unknown>;
}
interface Hooks {
  onResolve(at: { filter: RegExp }, found: () => object): void;
  onLoad(at: { filter: RegExp }, found: (file: { path: string }) => object): void;
}

/**
 * Makes one file of a script and all that it loads: it starts in a fifth of a second, so that a test can start dozens of processes. Files that
 * the sources look for beside themselves are still found there.
 */
export async function bundleScript(entry: string, outfile: string): Promise<void> {
  const { build } = fromCore("esbuild") as Bundler;
  const inPlace = {
    name: "in-place",
    setup(hooks: Hooks) {
      hooks.onResolve({ filter: /^esbuild$/ }, () => ({ path: fromCore.resolve("esbuild"), external: true }));
      hooks.onLoad({ filter: /\/packages\/[^/]+\/src\/.*\.ts$/ }, ({ path }) => ({
        loader: "ts",
        contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
      }));
    },
  };
  await build({
    ...{ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", target: "node20" },
    ...{ external: ["pg-native"], plugins: [inPlace], logLevel: "error" },
    banner: { js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);" },
  });
}
