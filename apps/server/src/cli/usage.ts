/** The command was not understood; `message` says how it goes. */
export class UsageError extends Error {}
