import type { ImportLimits } from "../imports/index.ts";
import type { Outbound } from "../outbound/index.ts";
import type { Storage } from "../storage/index.ts";
import type { SourceSecrets, SourceSettings } from "./connection/source-settings.ts";

/** A folder of this machine that the operator allows to be watched: by one organization, or by all. */
export interface FolderPermit {
  path: string;
  /** Uuid; null for every organization of the installation. */
  organizationId: string | null;
}

export interface BucketFile {
  key: string;
  bytes: number;
  /** Changes with the content. */
  version: string;
}

/** The port to an S3 bucket. Its errors are SourceProblems. */
export interface Bucket {
  list(): AsyncIterable<BucketFile>;
  read(key: string): Promise<AsyncIterable<Uint8Array>>;
  close(): void;
}

/** What sources need of the world; given by the composition root. */
export interface SourceDeps {
  storage: Storage;
  importLimits?: ImportLimits;
  /** The installation's secret, with which keys are sealed. */
  secret: string;
  outbound: Outbound;
  /** CallTrackingMetrics' API, without a path. */
  ctmUrl: string;
  folders: readonly FolderPermit[];
  openBucket(settings: SourceSettings<"s3">, keys: SourceSecrets<"s3">): Bucket;
  /** Pauses between requests; resolves early when the process stops. */
  sleep(ms: number): Promise<void>;
}
