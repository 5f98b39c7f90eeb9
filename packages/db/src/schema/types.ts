import { customType } from "drizzle-orm/pg-core";

/** timestamptz, always read and written as a Date. */
export const instant = customType<{ data: Date; driverData: Date | string }>({
  dataType: () => "timestamp with time zone",
  fromDriver: (value) => (value instanceof Date ? value : new Date(value)),
});

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
