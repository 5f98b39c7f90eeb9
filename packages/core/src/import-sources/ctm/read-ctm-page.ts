import { z } from "zod";
import { OutboundError } from "../../outbound/index.ts";
import type { SourceDeps } from "../deps.ts";
import { SourceProblem } from "../source-problem.ts";
import { retryAfterMs } from "./retry-after.ts";

export interface CtmAccount {
  accountId: string;
  accessKey: string;
  secretKey: string;
}

export interface CtmPage {
  calls: Record<string, unknown>[];
  /** Query of the next page; null after the last one. */
  next: Record<string, string> | null;
  /** Calls in the whole window, as far as CTM tells. */
  total: number | null;
}

const TIMEOUT_MS = 60_000;
/** A page of 100 calls with transcripts has some megabytes. */
const MAX_BYTES = 64 * 1024 ** 2;

/** What of CTM's envelope counts (page, per_page, total_entries, total_pages, next_page, previous_page; ../shared/ctm). */
const Envelope = z.object({
  calls: z.array(z.record(z.string(), z.unknown())),
  next_page: z.string().nullish(),
  total_entries: z.number().nullish(),
});

/**
 * One page of `GET /api/v1/accounts/{id}/calls.json`, signed in with basic authorization of access key and secret key. The next page
 * is asked by the query that CTM names (`page`, or `after` where it pages by cursor), at the same path: its host and path do not count.
 * Throws SourceProblem; on 429 with the time that CTM asks for.
 */
export async function readCtmPage(
  deps: Pick<SourceDeps, "outbound" | "ctmUrl">,
  { accountId, accessKey, secretKey }: CtmAccount,
  query: Record<string, string>,
): Promise<CtmPage> {
  const path = `/api/v1/accounts/${encodeURIComponent(accountId)}/calls.json`;
  const authorization = `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString("base64")}`;
  const { status, headers, text } = await ask(
    deps,
    `${deps.ctmUrl}${path}?${new URLSearchParams(query)}`,
    authorization,
  );
  if (status !== 200) throw refusal(status, headers, accountId);
  const envelope = Envelope.safeParse(json(text));
  if (!envelope.success) {
    throw new SourceProblem(
      "CallTrackingMetrics answered with something that is no list of calls. Parley asks again later.",
    );
  }
  const { calls, next_page, total_entries } = envelope.data;
  const next = next_page && URL.canParse(next_page, deps.ctmUrl) ? new URL(next_page, deps.ctmUrl).searchParams : null;
  return { calls, next: next && { ...query, ...Object.fromEntries(next) }, total: total_entries ?? null };
}

async function ask(deps: Pick<SourceDeps, "outbound">, address: string, authorization: string) {
  const headers = { authorization, accept: "application/json" };
  try {
    const answer = await deps.outbound.fetch(address, { headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new SourceProblem(`CallTrackingMetrics does not answer. ${error.message}`);
  }
}

function refusal(status: number, headers: Record<string, string>, accountId: string): SourceProblem {
  if (status === 401) {
    const message =
      "CallTrackingMetrics refuses this access key and secret key. Copy them again from its account settings.";
    return new SourceProblem(message, { field: "accessKey" });
  }
  if (status === 403 || status === 404) {
    const message = `This access key opens no account ${accountId}. Check the account's number.`;
    return new SourceProblem(message, { field: "accountId" });
  }
  if (status === 429) {
    const message = "CallTrackingMetrics asks to go slower. The sync goes on by itself.";
    return new SourceProblem(message, { retryAfterMs: retryAfterMs(headers["retry-after"]), isBusy: true });
  }
  return new SourceProblem(`CallTrackingMetrics answered with status ${status}. The sync goes on by itself.`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
