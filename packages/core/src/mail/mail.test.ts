import { Writable } from "node:stream";
import { outboxMails } from "@parley/db/schema";
import { createLogger } from "@parley/platform";
import { createTestDatabase, type SmtpStandIn, startSmtpStandIn, type TestDatabase } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMailer, enqueueMail, listOutbox, sendMail } from "./index.ts";

let t: TestDatabase;
let smtp: SmtpStandIn;
let log = "";
const logger = createLogger(
  "test",
  "info",
  new Writable({
    write(chunk, _encoding, done) {
      log += chunk;
      done();
    },
  }),
);
const mail = { to: "ada@example.com", subject: "Grüße", text: "Open https://parley.example/invite/SECRET\n" };

beforeAll(async () => {
  t = await createTestDatabase();
  smtp = await startSmtpStandIn();
});
afterAll(() => Promise.all([t.close(), smtp.close()]));
beforeEach(async () => {
  log = "";
  await t.owner.delete(outboxMails);
});

const mailer = (smtpUrl?: string) => createMailer({ smtpUrl, from: "Parley <parley@example.com>", db: t.db, logger });

describe("with SMTP_URL", () => {
  test("the mail goes over the wire and nothing is kept", async () => {
    const port = mailer(smtp.url);
    await sendMail(port, mail, "job-1");
    port.close();
    const received = smtp.mails.at(-1)!;
    expect(received).toMatchObject({ from: "parley@example.com", to: ["ada@example.com"] });
    expect(received.source).toContain("https://parley.example/invite/SECRET");
    expect(received.source).toMatch(/^From: Parley <parley@example\.com>/m);
    expect(await t.owner.select().from(outboxMails)).toEqual([]);
  });

  test("a refused mail fails its job, and the next attempt carries the same Message-ID", async () => {
    const port = mailer(smtp.url);
    const before = smtp.mails.length;
    smtp.refuseNext(1);
    await expect(sendMail(port, mail, "job-2")).rejects.toThrow(/451|Try again later/);
    expect(smtp.mails).toHaveLength(before);
    await sendMail(port, mail, "job-2");
    await sendMail(port, mail, "job-2");
    port.close();
    const ids = smtp.mails.slice(before).map(({ source }) => /^Message-ID: (.*)$/im.exec(source)![1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test("a wrong password is an error and not a silent loss", async () => {
    const port = mailer(smtp.url.replace("secret", "wrong"));
    await expect(sendMail(port, mail, "job-3")).rejects.toThrow(/password/i);
    port.close();
  });
});

describe("without SMTP_URL", () => {
  test("mails wait in the outbox, newest first, for the operator only, and a job that runs twice leaves one", async () => {
    const port = mailer();
    await sendMail(port, mail, "job-1");
    await sendMail(port, mail, "job-1");
    await sendMail(port, { ...mail, to: "bob@example.com" }, "job-2");
    const kept = await listOutbox(t.db, { isOperator: true });
    expect(kept.map((one) => one.recipient).sort()).toEqual(["ada@example.com", "bob@example.com"]);
    expect(kept.find((one) => one.recipient === "ada@example.com")!.body).toContain("SECRET");
    await expect(listOutbox(t.db, { isOperator: false })).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("neither link nor address nor subject reaches the log", async () => {
    await sendMail(mailer(), mail, "job-1");
    expect(log).toContain("outbox");
    for (const secret of ["SECRET", "ada@example.com", "Grüße"]) expect(log).not.toContain(secret);
  });
});

test("a mail is queued with the change that it tells of, and not without it", async () => {
  const queued = async () =>
    (
      await t.owner.execute<{ subject: string }>(
        sql`select payload->>'subject' as subject from graphile_worker._private_jobs`,
      )
    ).rows;
  await t.db
    .transaction(async (tx) => {
      await enqueueMail(tx, mail);
      throw new Error("the change failed");
    })
    .catch(() => {});
  expect(await queued()).toEqual([]);
  await t.db.transaction((tx) => enqueueMail(tx, { ...mail, subject: "Join\r\nBcc: all@example.com" }));
  expect(await queued()).toEqual([{ subject: "Join Bcc: all@example.com" }]);
});
