// The one entry of every npm script. Only node: modules are imported before the packages are installed, and nothing at all
// before the version check, so that an old Node says what it lacks instead of failing on syntax.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Parley needs Node 20.19 or newer, this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
  process.exit(1);
}

const commands = {
  start: () => import("./run/serve.mjs"),
  dev: () => import("./run/serve.mjs"),
  test: () => import("./run/test.mjs"),
  check: () => import("./run/check.mjs"),
  bench: () => import("./run/bench.mjs"),
  cli: () => import("./run/cli.mjs"),
};

const [name = "", ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, name)) {
  console.error(`Unknown command "${name}". Use one of: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}
try {
  const { run } = await commands[name]();
  process.exitCode = await run(name, args);
} catch (error) {
  const expected = error instanceof Error && error.name === "OneLineError";
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}
