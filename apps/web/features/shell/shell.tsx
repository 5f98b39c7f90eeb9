"use client";

import { Toaster } from "@parley/ui";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { Viewer } from "@/lib/viewer.ts";
import { navigationFor } from "./navigation.ts";
import { Providers } from "./providers.tsx";
import { Sidebar } from "./sidebar.tsx";
import { toggleSidebar } from "./sidebar-width.ts";
import { TopBar } from "./top-bar.tsx";
import { type Hotkeys, useHotkeys } from "./use-hotkeys.ts";

const CommandMenu = dynamic(() => import("./command-menu.tsx"), { ssr: false });
const MobileDrawer = dynamic(() => import("./mobile-drawer.tsx"), { ssr: false });
const KeyboardHelp = dynamic(() => import("./keyboard-help.tsx"), { ssr: false });

type Overlay = "menu" | "commands" | "keyboard";

/** The frame of every (app) page: sidebar, top bar, and what floats over them. */
export function Shell({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const router = useRouter();
  const [open, setOpen] = useState<Overlay | null>(null);
  // Lazy parts stay mounted once they were opened, so that closing plays and focus returns.
  const [met, setMet] = useState<ReadonlySet<Overlay>>(new Set());
  const show = (overlay: Overlay) => {
    setMet((before) => new Set(before).add(overlay));
    setOpen(overlay);
  };
  const control = (overlay: Overlay) => ({
    open: open === overlay,
    onOpenChange: (next: boolean) => setOpen((now) => (next ? overlay : now === overlay ? null : now)),
  });

  const keys: Hotkeys = {
    "mod+k": () => (open === "commands" ? setOpen(null) : show("commands")),
    "?": () => show("keyboard"),
    "[": toggleSidebar,
  };
  for (const entry of navigationFor(viewer).flatMap((group) => group.entries)) {
    if (entry.key) keys[`g ${entry.key}`] = () => router.push(entry.href);
  }
  useHotkeys(keys);

  return (
    <Providers viewer={viewer}>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-accent px-3 py-1.5 font-medium text-accent-ink focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="flex min-h-dvh">
        <Sidebar onKeyboardHelp={() => show("keyboard")} />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar onMenu={() => show("menu")} onCommands={() => show("commands")} />
          <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
            {children}
          </main>
        </div>
      </div>
      {met.has("menu") ? <MobileDrawer {...control("menu")} onKeyboardHelp={() => show("keyboard")} /> : null}
      {met.has("commands") ? <CommandMenu {...control("commands")} onKeyboardHelp={() => show("keyboard")} /> : null}
      {met.has("keyboard") ? <KeyboardHelp {...control("keyboard")} /> : null}
      <Toaster />
    </Providers>
  );
}
