import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "./lib/path-header.ts";

/** Tells server components which address was asked for, so that signing in leads back there. */
export function proxy(request: NextRequest) {
  const { pathname, searchParams } = request.nextUrl;
  const query = new URLSearchParams(searchParams);
  query.delete("_rsc");
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, query.size > 0 ? `${pathname}?${query}` : pathname);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/((?!_next/|web-ready|favicon|.*\\.[a-z0-9]+$).*)"] };
