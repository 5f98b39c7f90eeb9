export * from "./ad-spend.ts";
export * from "./calls.ts";
export * from "./conversations.ts";
export * from "./events.ts";
export * from "./identity.ts";
export * from "./imports.ts";
export * from "./organizations.ts";
export * from "./sources.ts";
