"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import type { Viewer } from "@/lib/viewer.ts";
import { BreadcrumbProvider } from "./breadcrumb-trail.tsx";
import { ViewerProvider } from "./viewer-context.tsx";

/** State that lives in the URL (nuqs), answers of the API (react-query), who looks, and the last crumb's name. */
export function Providers({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        // Stale numbers stay on screen while fresh ones load; a failing tile is tried once more, then says so.
        defaultOptions: { queries: { staleTime: 15_000, retry: 1, refetchOnWindowFocus: true } },
      }),
  );
  return (
    <NuqsAdapter>
      <QueryClientProvider client={queries}>
        <ViewerProvider viewer={viewer}>
          <BreadcrumbProvider>{children}</BreadcrumbProvider>
        </ViewerProvider>
      </QueryClientProvider>
    </NuqsAdapter>
  );
}
