import { describe, expect, test } from "vitest";
import type { CallLine, CallPage } from "../call-wire.ts";
import { linesOf, replaceLine } from "./list-pages.ts";

const line = (id: string, status: CallLine["status"] = "answered") => ({ id, status }) as CallLine;
const page = (...data: CallLine[]): CallPage => ({ data, next_cursor: null, has_more: false });

describe("pages of the call list", () => {
  test("are one list in which each call stands once, where it was first", () => {
    const pages = [page(line("a"), line("b")), page(line("b", "missed"), line("c"))];
    expect(linesOf(pages).map(({ id, status }) => `${id} ${status}`)).toEqual([
      "a answered",
      "b answered",
      "c answered",
    ]);
  });

  test("a changed call changes in its place and moves nothing", () => {
    const list = { pages: [page(line("a")), page(line("b", "ringing"), line("c"))], pageParams: [null, "next"] };
    const after = replaceLine(list, line("b", "completed"));
    expect(linesOf(after.pages).map(({ id, status }) => `${id} ${status}`)).toEqual([
      "a answered",
      "b completed",
      "c answered",
    ]);
    expect(after.pages[0]?.data).toEqual(list.pages[0]?.data);
  });

  test("a call that is not shown is not added", () => {
    const list = { pages: [page(line("a"))], pageParams: [null] };
    expect(replaceLine(list, line("z"))).toBe(list);
  });
});
