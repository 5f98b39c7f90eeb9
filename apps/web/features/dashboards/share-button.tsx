"use client";

import { IconButton, toast } from "@parley/ui";
import { Link as LinkIcon } from "lucide-react";
import { viewQuery } from "./views/view-query.ts";

/** Copies the page's address with everything that it shows. A bare address would open with the reader's own view. */
export function ShareButton() {
  const copy = async () => {
    const query = viewQuery(new URLSearchParams(location.search));
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}?${query}`);
      toast("The address is copied");
    } catch {
      toast.error("The address could not be copied", { description: "Copy it from the browser's address bar." });
    }
  };
  return (
    <IconButton
      variant="secondary"
      label="Copy address"
      icon={<LinkIcon className="text-faint" aria-hidden="true" />}
      onClick={() => void copy()}
    />
  );
}
