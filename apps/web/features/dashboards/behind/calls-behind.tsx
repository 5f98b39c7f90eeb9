"use client";

import dynamic from "next/dynamic";
import type { Scope } from "../filters/question.ts";
import { useBehind } from "./use-behind.ts";

const BehindPanel = dynamic(() => import("./behind-panel.tsx").then((file) => file.BehindPanel), { ssr: false });

/** The panel with the calls behind a number, when one is open. */
export function CallsBehind({ scope }: { scope: Scope }) {
  const { behind, close } = useBehind();
  return behind ? <BehindPanel behind={behind} scope={scope} onClose={close} /> : null;
}
