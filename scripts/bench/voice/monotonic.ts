/** Milliseconds of the machine's monotonic clock: the same in every process here. */
export const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6;
