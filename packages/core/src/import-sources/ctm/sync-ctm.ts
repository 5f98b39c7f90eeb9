import { type Context, inTenant } from "../../context/index.ts";
import { createImport } from "../../imports/index.ts";
import { openSecrets } from "../connection/sealed-secrets.ts";
import { readSettings } from "../connection/source-settings.ts";
import type { SourceDeps } from "../deps.ts";
import { findSource } from "../require-source.ts";
import type { Looked } from "../run-source.ts";
import { SourceChanged, saveCursor } from "../save-cursor.ts";
import type { SourceRow } from "../source.ts";
import { SourceProblem } from "../source-problem.ts";
import { type CtmCursor, type CtmWindow, closeWindow, openWindow, readCursor } from "./ctm-cursor.ts";
import { type CtmAccount, readCtmPage } from "./read-ctm-page.ts";
import { deletePages, putPage, readPages } from "./spool.ts";

/** Pages of one turn; then other sources of the lane have theirs. */
const PAGES_A_TURN = 50;
/** At most three requests a second. CTM tells no limit in public; faster clients report 429. */
const PAUSE_MS = 350;
/** More pages than any window has: a list that leads in circles ends here. */
const MOST_PAGES = 20_000;

/**
 * One turn of a sync: reads pages into the spool, hands each window that is complete to the importer, and says whether more is left.
 * The cursor is kept after every page. Throws SourceProblem.
 */
export async function syncCtm(ctx: Context, deps: SourceDeps, row: SourceRow): Promise<Looked> {
  const { accountId, since } = readSettings("ctm_api", row.settings);
  const account = { accountId, ...openSecrets(deps.secret, row, "ctm_api") };
  let cursor = readCursor(row.cursor);
  let brought = 0;
  for (let turn = 0; turn < PAGES_A_TURN; turn++) {
    cursor = openWindow(cursor, since, ctx.clock.now());
    if (!cursor.window) {
      await saveCursor(ctx, row, cursor);
      return { isDone: true, brought };
    }
    if (cursor.window.query) {
      if (turn > 0) await deps.sleep(PAUSE_MS);
      cursor = await readOne(deps, row, account, cursor, cursor.window);
      await saveCursor(ctx, row, cursor).catch((error) => leave(ctx, deps, row, cursor, error));
    } else {
      if (cursor.window.calls > 0) brought += 1;
      cursor = await handOver(ctx, deps, row, cursor, cursor.window);
    }
  }
  return { isDone: false, brought };
}

async function readOne(
  deps: SourceDeps,
  row: SourceRow,
  account: CtmAccount,
  cursor: CtmCursor,
  window: CtmWindow,
): Promise<CtmCursor> {
  const page = await readCtmPage(deps, account, window.query!);
  const isCircle = JSON.stringify(page.next) === JSON.stringify(window.query) || window.pages >= MOST_PAGES;
  if (isCircle)
    throw new SourceProblem("CallTrackingMetrics' list of calls leads in circles. The sync goes on by itself.");
  if (page.calls.length === 0) return { ...cursor, window: { ...window, query: null } };
  await putPage(deps.storage, row, window.pages, page.calls);
  const calls = window.calls + page.calls.length;
  return { ...cursor, window: { ...window, query: page.next, pages: window.pages + 1, calls } };
}

/** A crash after the import was made, before the cursor is kept, hands the window over again: every row is unchanged then. */
async function handOver(
  ctx: Context,
  deps: SourceDeps,
  row: SourceRow,
  cursor: CtmCursor,
  window: CtmWindow,
): Promise<CtmCursor> {
  if (window.calls > 0) {
    await createImport(ctx, deps, {
      fileName: `${row.name.slice(0, 80)} ${window.from} to ${window.to}.ndjson`,
      source: "ctm",
      sourceId: row.id,
      content: readPages(deps.storage, row, window.pages),
    });
  }
  const next = closeWindow(cursor);
  await saveCursor(ctx, row, next);
  await deletePages(deps.storage, row, window.pages);
  return next;
}

/** The page that was just read stays behind of a source that was deleted meanwhile; nobody else would delete it. */
async function leave(
  ctx: Context,
  deps: SourceDeps,
  row: SourceRow,
  cursor: CtmCursor,
  error: unknown,
): Promise<never> {
  const scope = { organizationId: row.organizationId, sourceId: row.id };
  if (error instanceof SourceChanged && !(await inTenant(ctx, (tx) => findSource(tx, scope)))) {
    await deletePages(deps.storage, row, cursor.window?.pages ?? 0);
  }
  throw error;
}
