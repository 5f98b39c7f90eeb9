import { setTimeout as sleep } from "node:timers/promises";
import type { SourceDeps } from "@parley/core/import-sources";
import { createOutbound, type Outbound } from "@parley/core/outbound";
import type { Services } from "../boot/services.ts";
import { openS3Bucket } from "./open-s3-bucket.ts";

/** One guard, with its pool of connections, for everything that this process asks of addresses that users gave. */
const outbounds = new WeakMap<Services["config"], Outbound>();

/** What import sources need of this process. `signal` cuts pauses short when it stops. */
export function sourceDeps(
  services: Pick<Services, "config" | "storage" | "secret" | "importLimits">,
  signal?: AbortSignal,
): SourceDeps {
  const { config, storage, secret, importLimits } = services;
  const outbound = outbounds.get(config) ?? createOutbound({ allowPrivate: config.env.OUTBOUND_ALLOW_PRIVATE });
  outbounds.set(config, outbound);
  return {
    ...{ storage, secret, importLimits, outbound },
    ctmUrl: config.env.CTM_API_URL.replace(/\/+$/, ""),
    folders: config.env.IMPORT_FOLDERS,
    openBucket: (settings, keys) => openS3Bucket(outbound, settings, keys),
    sleep: (ms) => sleep(ms, undefined, { signal }).catch(() => {}),
  };
}
