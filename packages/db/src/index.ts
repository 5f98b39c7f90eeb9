export { type Database, type DatabaseHandle, openDatabase, type Transaction } from "./client.ts";
export { migrateDatabase } from "./migrate.ts";
export { setTenant, type TenantScope, withTenant } from "./tenancy.ts";
