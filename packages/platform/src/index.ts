export { type Clock, systemClock } from "./clock.ts";
export { EnvError, parseEnv } from "./config.ts";
export * from "./errors.ts";
export { decodeId, derivedUuid, encodeId, type IdPrefix, newUuid } from "./ids.ts";
export { createLogger, type Logger } from "./logger.ts";
export { seal, UnsealError, unseal } from "./seal.ts";
