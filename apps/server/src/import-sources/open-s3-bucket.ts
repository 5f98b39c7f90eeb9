import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { S3ClientConfig } from "@aws-sdk/client-s3";
import { type Bucket, SourceProblem, type SourceSecrets, type SourceSettings } from "@parley/core/import-sources";
import { type Outbound, OutboundError } from "@parley/core/outbound";

const CONNECT_MS = 10_000;
const IDLE_MS = 60_000;

/**
 * A bucket of Amazon S3, or of a server that speaks its protocol (`endpoint`). Sockets go through the guard of outgoing requests, so
 * an endpoint cannot reach into the operator's network. Errors are SourceProblems; they hold no keys.
 */
export function openS3Bucket(outbound: Outbound, settings: SourceSettings<"s3">, keys: SourceSecrets<"s3">): Bucket {
  const { bucket: Bucket, prefix: Prefix, endpoint } = settings;
  if (endpoint) checkEndpoint(outbound, endpoint);
  // The SDK is loaded with the first bucket: most installations have none.
  const sdk = import("@aws-sdk/client-s3");
  const client = sdk.then(({ S3Client }) => new S3Client(clientConfig(outbound, settings, keys)));

  async function* list(): ReturnType<Bucket["list"]> {
    const { ListObjectsV2Command } = await sdk;
    let ContinuationToken: string | undefined;
    do {
      const command = new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken });
      const page = await (await client).send(command).catch(refuse);
      for (const { Key: key, Size: bytes = 0, ETag: version = "" } of page.Contents ?? []) {
        if (key && bytes > 0) yield { key, bytes, version: version.replaceAll('"', "") };
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
  }

  return {
    list,
    async read(Key) {
      const { GetObjectCommand } = await sdk;
      const { Body } = await (await client).send(new GetObjectCommand({ Bucket, Key })).catch(refuse);
      return Body as unknown as AsyncIterable<Uint8Array>;
    },
    close: () => void client.then((opened) => opened.destroy()),
  };
}

function clientConfig(
  outbound: Outbound,
  { region, endpoint }: SourceSettings<"s3">,
  { accessKey, secretKey }: SourceSecrets<"s3">,
): S3ClientConfig {
  const agent = { lookup: outbound.lookup, keepAlive: true, maxSockets: 4 };
  return {
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    maxAttempts: 2,
    // Servers of other makers know none of the newer checksums.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
      connectionTimeout: CONNECT_MS,
      socketTimeout: IDLE_MS,
    },
  };
}

function checkEndpoint(outbound: Outbound, endpoint: string): void {
  try {
    outbound.check(endpoint);
  } catch (error) {
    if (error instanceof OutboundError) throw new SourceProblem(error.message, { field: "endpoint" });
    throw error;
  }
}

const accessErrors = new Set(["InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "Forbidden"]);

function refuse(error: unknown): never {
  if (error instanceof OutboundError) throw new SourceProblem(error.message, { field: "endpoint" });
  const { name = "", $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (accessErrors.has(name) || status === 403) {
    const message = "The bucket refuses these keys. They need the rights to list it and to read what is in it.";
    throw new SourceProblem(message, { field: "accessKey" });
  }
  if (name === "NoSuchBucket" || status === 404) {
    throw new SourceProblem("There is no bucket of this name. Check it.", { field: "bucket" });
  }
  if (name === "PermanentRedirect" || status === 301 || status === 400) {
    throw new SourceProblem("The bucket is in another region. Enter the one it is in.", { field: "region" });
  }
  throw new SourceProblem("The bucket does not answer. Parley looks again later.");
}
