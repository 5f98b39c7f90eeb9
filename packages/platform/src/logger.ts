import { type DestinationStream, type Logger as Pino, pino } from "pino";
import { describeError } from "./describe-error.ts";

export type Logger = Pino;

/** Structured logs to standard output. What callers said and secrets never belong in a log: log ids. */
export function createLogger(name: string, level = "info", destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    serializers: { err: describeError, job: describeError },
    redact: {
      paths: [
        "req.headers.authorization",
        "req.headers.cookie",
        "*.password",
        "*.secret",
        "*.token",
        "*.authorization",
        "*.cookie",
      ],
      censor: "[redacted]",
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
