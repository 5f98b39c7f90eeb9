// Fails when a document names a file or folder of this repository that does not exist, in a link or between backticks.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SKIPPED = new Set(["node_modules", ".git", ".next", ".data", "dist", "coverage"]);

function* documents(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* documents(path);
    else if (entry.isFile() && entry.name.endsWith(".md")) yield path;
  }
}

/** What stands between backticks counts as a path when it has a slash and begins with a folder of the root or ends like a source. */
const roots = new Set(readdirSync(ROOT).filter((name) => !SKIPPED.has(name)));
const looksLikePath = (text) => {
  if (!/^[\w@.()[\]-]+(\/[\w@.()[\]-]+)*\/?$/.test(text)) return false;
  const [first, ...rest] = text.split("/");
  if (SKIPPED.has(first) || first.startsWith("@") || text.includes("...")) return false;
  return rest.length > 0 && (roots.has(first) || /\.(m?[jt]sx?|json|md|sql|css)$/.test(text));
};

let missing = 0;
for (const document of documents(ROOT)) {
  const beside = dirname(document);
  let fenced = false;
  for (const [index, line] of readFileSync(document, "utf8").split("\n").entries()) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (fenced) continue;
    const links = [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target.split("#")[0]);
    const inline = [...line.matchAll(/`([^`]+)`/g)].map(([, text]) => text.replace(/:\d+$/, "")).filter(looksLikePath);
    // Material handed to the authors lies in ../shared, outside of the repository.
    for (const target of [...links.filter((link) => link && !/^([a-z]+:|\/)/i.test(link)), ...inline].filter(
      (path) => !path.startsWith("../shared"),
    )) {
      // An AGENTS.md speaks of its own folder and of src below it; every document may speak from the root.
      if ([ROOT, beside, join(beside, "src")].some((base) => existsSync(join(base, target)))) continue;
      missing++;
      console.error(
        `${relative(ROOT, document)}:${index + 1}: ${target} does not exist. Correct the path, or write it as prose.`,
      );
    }
  }
}
process.exitCode = missing > 0 ? 1 : 0;
