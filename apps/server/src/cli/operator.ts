import { join, resolve } from "node:path";
import { type Context, systemContext } from "@parley/core/context";
import type { ImportLimits } from "@parley/core/imports";
import { createDiskStorage, type Storage } from "@parley/core/storage";
import { type BulkDatabase, type Database, openBulkDatabase, openDatabase } from "@parley/db";
import { organizations } from "@parley/db/schema";
import { type Clock, createLogger, DomainError, decodeId, type Logger, systemClock } from "@parley/platform";
import { type Config, readConfig } from "../boot/config.ts";
import { openMigratedDatabase } from "../boot/open-database.ts";
import { readSecret } from "../boot/secret.ts";

export interface Operator {
  config: Config;
  db: Database;
  bulk: BulkDatabase;
  clock: Clock;
  logger: Logger;
  storage: Storage;
  importLimits: ImportLimits;
  ownerUrl: string;
  /** A context with all permissions in the organization that --org names (its id, or its name when only one bears it). */
  contextOf(org: string | undefined): Promise<Context>;
  close(): Promise<void>;
}

export async function openOperator(): Promise<Operator> {
  const config = readConfig(process.env);
  const logger = createLogger("parley", "warn");
  const database = await openMigratedDatabase(config, readSecret(config.dataDir, config.env.PARLEY_SECRET), logger, 4);
  const base = { db: database.db, clock: systemClock };
  const bulk = openBulkDatabase(database.ownerUrl, { max: 1 });
  return {
    ...base,
    bulk,
    config,
    logger,
    storage: createDiskStorage(join(resolve(config.dataDir), "files")),
    importLimits: config.importLimits,
    ownerUrl: database.ownerUrl,
    contextOf: async (org) => systemContext(base, await findOrganization(database.ownerUrl, org), { kind: "operator" }),
    async close() {
      await bulk.close();
      await database.close();
    },
  };
}

/** Looks over all tenants, so it asks as the owner of the tables: only the operator's command line may. */
async function findOrganization(ownerUrl: string, org: string | undefined): Promise<string> {
  const owner = openDatabase(ownerUrl, { max: 1 });
  try {
    const all = await owner.db.select({ id: organizations.id, name: organizations.name }).from(organizations);
    const uuid = org === undefined ? null : decodeId("org", org);
    const found = org === undefined ? all : all.filter(({ id, name }) => id === uuid || name === org);
    if (found.length === 1) return found[0]!.id;
    const reason =
      found.length === 0
        ? "No organization has this id or name."
        : "Several organizations fit. Give --org with its id.";
    throw new DomainError("not_found", "organization_not_found", reason);
  } finally {
    await owner.close();
  }
}
