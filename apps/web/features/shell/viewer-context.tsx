"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { createFormat, type Format } from "@/lib/format.ts";
import type { Viewer } from "@/lib/viewer.ts";

const ViewerContext = createContext<{ viewer: Viewer; format: Format } | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const { locale, timezone, currency } = viewer.organization;
  const format = useMemo(() => createFormat({ locale, timezone, currency }), [locale, timezone, currency]);
  return <ViewerContext value={{ viewer, format }}>{children}</ViewerContext>;
}

function useViewerContext() {
  const found = use(ViewerContext);
  if (!found) throw new Error("useViewer and useFormat work below the shell only.");
  return found;
}

/** Who looks, for client components of (app) pages. */
export function useViewer(): Viewer {
  return useViewerContext().viewer;
}

/** Numbers and times as the open organization writes them. */
export function useFormat(): Format {
  return useViewerContext().format;
}
