import type { Subscriber } from "@parley/core/events";
import type { Database } from "@parley/db";
import { sql } from "drizzle-orm";

export const EVENTS_CHANNEL = "parley_events";
export const LIVE_CHANNEL = "parley_live";

/** NOTIFY refuses payloads from 8000 bytes on. */
const MAX_PAYLOAD = 7_500;

/** Subscriber of the dispatcher: tells every web process which events of an organization are new, when the handing-out commits. */
export const notifyRealtime: Subscriber = async (tx, events) => {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) return;
  const payload = JSON.stringify({ organizationId: first.organizationId, from: first.sequence, to: last.sequence });
  await tx.execute(sql`select pg_notify(${EVENTS_CHANNEL}, ${payload})`);
};

/** Words as they are spoken. They pass by and are stored nowhere; the transcript has the final ones. */
export interface LiveWords {
  organizationId: string;
  callId: string;
  speaker: "agent" | "callee" | "supervisor";
  text: string;
  final: boolean;
  startMs: number;
}

export async function publishLiveWords(db: Database, words: LiveWords): Promise<void> {
  const payload = JSON.stringify(words);
  if (Buffer.byteLength(payload) > MAX_PAYLOAD) return;
  await db.execute(sql`select pg_notify(${LIVE_CHANNEL}, ${payload})`);
}
