import { encodeId, newUuid } from "@parley/platform";
import { expect, test } from "vitest";
import { readConfig } from "../boot/config.ts";
import { folderPermits } from "./folder-permits.ts";

test("paths are open to all organizations, or to the one before the equals sign", () => {
  const organizationId = newUuid();
  expect(folderPermits(` /srv/exports/, ${encodeId("org", organizationId)}=/srv/one `)).toEqual([
    { path: "/srv/exports", organizationId: null },
    { path: "/srv/one", organizationId },
  ]);
  expect(folderPermits("")).toEqual([]);
});

test.each(["exports", "./exports", "/", "/srv/..", "org_short=/srv", "ORG=/srv"])(
  "%j stops the start and says what is accepted",
  (text) => {
    expect(folderPermits(text)).toBeNull();
    expect(() => readConfig({ IMPORT_FOLDERS: text })).toThrow(/^IMPORT_FOLDERS: must be paths such as/);
  },
);

test("private networks are opened all, by range or not at all", () => {
  const allowed = (text?: string) => readConfig({ OUTBOUND_ALLOW_PRIVATE: text }).env.OUTBOUND_ALLOW_PRIVATE;
  expect(allowed()).toBe(false);
  expect(allowed("1")).toBe(true);
  expect(allowed("10.0.0.0/8, fd12::/16")).toEqual(["10.0.0.0/8", "fd12::/16"]);
  for (const wrong of ["yes", "10.0.0.1", "10.0.0.0/8,", "10.0.0.0/40"]) {
    expect(() => allowed(wrong)).toThrow(/^OUTBOUND_ALLOW_PRIVATE: must be 0, 1 or ranges/);
  }
});
