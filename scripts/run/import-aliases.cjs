// Read by dependency-cruiser: the "@/" that apps/web/tsconfig.json declares.
const { join } = require("node:path");

module.exports = { resolve: { alias: { "@": join(__dirname, "../../apps/web") } } };
