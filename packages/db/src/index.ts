export { type Database, type DatabaseHandle, openDatabase, type Transaction } from "./client.ts";
export { setTenant, type TenantScope, withTenant } from "./tenancy.ts";
