"use client";

import type { ComponentProps } from "react";
import { useBehind } from "./use-behind.ts";

/** A link to the calls behind a measure of this page: `href` is "#" and the measure's key. */
export function BehindLink({ href, children, ...rest }: ComponentProps<"a">) {
  const { open } = useBehind();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        event.preventDefault();
        open({ measure: href?.slice(1) ?? "calls" });
      }}
    >
      {children}
    </a>
  );
}
