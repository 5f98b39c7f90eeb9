/**
 * The directions of imports (see docs/architecture.md). Each message says what to do instead, because whoever reads it has just
 * written the import. The check loads scripts/run/typescript-for-tools.mjs first: the
 * parser has to be a TypeScript before 7.
 */
const TESTS = "\\.(test|spec|e2e)\\.tsx?$|/(test|tests|testing)/|^tests/|^packages/testing/";

/** What a package or app may import of ours, by folder; itself always. */
const MAY_IMPORT = {
  "packages/platform": [[], "platform is the ground floor: it imports nothing of ours."],
  "packages/ui": [[], "ui is primitives without data. Pass what it needs in as props, from apps/web."],
  "packages/sdk": [[], "sdk is installed by npm users alone, so it cannot bring anything of ours along."],
  "packages/db": [
    ["packages/platform"],
    "db holds tables, migrations, tenancy and the client. What needs more than that belongs to a capability of core.",
  ],
  "packages/voice": [
    ["packages/platform"],
    "voice knows neither the product's data nor a vendor's models. Add a port (src/ports.ts) that speech or the server fills.",
  ],
  "packages/speech": [
    ["packages/platform", "packages/voice"],
    "speech implements the ports of voice and knows no data. Hand it what it needs as values.",
  ],
  "packages/documents": [
    ["packages/platform", "packages/db"],
    "documents turn data into bytes. Let core query and pass the rows in.",
  ],
  "packages/analytics": [
    ["packages/platform", "packages/db"],
    "analytics compiles metric queries to SQL. What needs permissions or a tenant's rules belongs to core.",
  ],
  "packages/core": [
    ["packages/platform", "packages/db", "packages/analytics", "packages/documents"],
    "core is the domain without calls' sound: the voice role of apps/server loads what a call needs through core's verbs and hands the engine's events back to them.",
  ],
  "packages/testing": [
    [
      "packages/platform",
      "packages/db",
      "packages/core",
      "packages/analytics",
      "packages/documents",
      "packages/voice",
      "packages/speech",
    ],
    "testing serves every package's tests and imports no app. A stand-in that needs an app belongs beside that app's tests.",
  ],
  "apps/simulator": [
    ["packages/platform", "packages/voice", "packages/speech"],
    "the simulator is a telephone network that speaks Twilio's protocols. It must not know the product.",
  ],
  "apps/web": [
    ["packages/platform", "packages/core", "packages/db", "packages/ui", "packages/sdk"],
    "pages call one verb of core, or the public API through sdk. Voice and the server are out of their reach.",
  ],
  "apps/server": [
    [
      "apps/simulator",
      ...["packages/platform", "packages/db", "packages/core", "packages/analytics", "packages/documents"],
      ...["packages/voice", "packages/speech", "packages/sdk"],
    ],
    "the server puts the packages together. It proxies the pages and never imports them.",
  ],
};

const directions = Object.entries(MAY_IMPORT).map(([folder, [allowed, comment]]) => ({
  name: `direction-of-${folder.replace("/", "-")}`,
  comment,
  severity: "error",
  from: { path: `^${folder}/`, pathNot: TESTS },
  to: { path: "^(apps|packages)/[^/]+/", pathNot: [folder, ...allowed].map((path) => `^${path}/`) },
}));

module.exports = {
  forbidden: [
    ...directions,
    {
      name: "apps-are-not-libraries",
      comment: "packages never import an app, tests included. Move the shared part into a package.",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^apps/" },
    },
    {
      name: "core-internals-stay-inside",
      comment:
        "another capability's internal folder is not yours. Import its index, and add a verb there if none fits.",
      severity: "error",
      from: { path: "^packages/core/src/([^/]+)/" },
      to: { path: "^packages/core/src/[^/]+/internal/", pathNot: "^packages/core/src/$1/" },
    },
    {
      name: "pages-open-the-database-in-one-place",
      comment: "apps/web/lib/core.ts is the composition root of the pages. Elsewhere call a verb of core.",
      severity: "error",
      from: { path: "^apps/web/", pathNot: "^apps/web/lib/core\\.ts$" },
      to: { path: "^packages/db/" },
    },
    {
      name: "packages-by-name",
      comment: "reach another package by its name (@parley/...), so that only what its exports offer is used.",
      severity: "error",
      from: { path: "^((?:apps|packages)/[^/]+)/" },
      to: { path: "^(apps|packages)/", pathNot: "^$1/", dependencyTypes: ["local"], dependencyTypesNot: ["aliased"] },
    },
    {
      name: "no-test-code-in-the-product",
      comment: "the product must run without its tests. Move what both need out of the test.",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: TESTS },
      to: { path: "^packages/testing/|\\.(test|spec|e2e)\\.tsx?$" },
    },
    {
      name: "no-cycles",
      comment:
        "these files need each other to load. Move what both need into a third, or pass it in. Types may point both ways.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unknown-modules",
      comment:
        "this import leads nowhere: a wrong path, a package that package.json does not list, or one that its exports hide.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: "tsc",
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: `${__dirname}/scripts/run/import-aliases.cjs` },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(node_modules|\\.next|dist)/|\\.css$|next-env\\.d\\.ts$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
