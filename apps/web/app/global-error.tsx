"use client";

import { ErrorState } from "@parley/ui";
import "./globals.css";
import { THEME_SCRIPT } from "./theme-script.ts";

/** When even the outermost layout failed; it replaces the whole document. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <title>Parley could not be loaded</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, admitted by its hash */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <main className="grid min-h-dvh place-items-center">
          <ErrorState
            title="Parley could not be loaded"
            description="The server stopped while it prepared the page. Nothing was changed. Try again in a moment."
            onRetry={retry}
          />
        </main>
      </body>
    </html>
  );
}
