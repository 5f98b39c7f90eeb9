"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useUnsavedGuard } from "@/features/calls/new/use-unsaved-guard.ts";

const ConfirmDialog = dynamic(() => import("@parley/ui").then((all) => all.ConfirmDialog), { ssr: false });

/** Asks before a form with unsaved changes is left: by a link of ours, or by closing or reloading the page. */
export function useLeaveGuard(isUnsaved: boolean) {
  const router = useRouter();
  const [wanted, setWanted] = useState<string | null>(null);
  useUnsavedGuard(isUnsaved);
  useEffect(() => {
    if (!isUnsaved) return;
    const onClick = (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
      if (link.pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(link.pathname + link.search + link.hash);
    };
    // Before the link's own handler.
    document.addEventListener("click", onClick, { capture: true });
    return () => document.removeEventListener("click", onClick, { capture: true });
  }, [isUnsaved]);
  return wanted === null ? null : (
    <ConfirmDialog
      open
      onOpenChange={() => setWanted(null)}
      title="Leave without saving?"
      description="What you changed on this page is lost."
      confirmLabel="Leave"
      cancelLabel="Stay"
      onConfirm={() => router.push(wanted)}
    />
  );
}
