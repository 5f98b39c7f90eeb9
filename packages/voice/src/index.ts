export * from "./ports.ts";
export { ProviderError } from "./provider-error.ts";
