import { expect, test } from "vitest";
import { seal, UnsealError, unseal } from "./index.ts";

const secret = "an installation's secret of enough length";
const owner = ["organization", "source"];

test("what was sealed opens again for its owner, and never looks the same twice", () => {
  const a = seal(secret, "key:sécret", owner);
  const b = seal(secret, "key:sécret", owner);
  expect(unseal(secret, a, owner)).toBe("key:sécret");
  expect(unseal(secret, new Uint8Array(b), owner)).toBe("key:sécret");
  expect(a.equals(b)).toBe(false);
  expect(a.includes(Buffer.from("cret"))).toBe(false);
  expect(unseal(secret, seal(secret, "", owner), owner)).toBe("");
});

test("moved to another organization or source, or with another installation's secret, it stays shut", () => {
  const sealed = seal(secret, "hidden", owner);
  for (const other of [["organization", "other"], ["other", "source"], ["organizationsource"], []]) {
    expect(() => unseal(secret, sealed, other)).toThrow(UnsealError);
  }
  expect(() => unseal(`${secret}!`, sealed, owner)).toThrow(UnsealError);
  expect(() => unseal(secret, seal(secret, "hidden", ["ab", "c"]), ["a", "bc"])).toThrow(UnsealError);
});

test("a single changed or missing byte anywhere is noticed", () => {
  const sealed = seal(secret, "hidden", owner);
  for (let at = 0; at < sealed.length; at++) {
    const damaged = Buffer.from(sealed);
    damaged[at]! ^= 1;
    expect(() => unseal(secret, damaged, owner), `byte ${at}`).toThrow(UnsealError);
    expect(() => unseal(secret, sealed.subarray(0, at), owner), `cut at ${at}`).toThrow(UnsealError);
  }
});
