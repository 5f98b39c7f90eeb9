export { type BulkDatabase, type BulkTransaction, openBulkDatabase } from "./bulk.ts";
export { type Database, type DatabaseHandle, openDatabase, type Transaction } from "./client.ts";
export { inLockedSnapshot, inSnapshot, type Snapshot } from "./snapshot.ts";
export { setTenant, type TenantScope, withTenant } from "./tenancy.ts";
