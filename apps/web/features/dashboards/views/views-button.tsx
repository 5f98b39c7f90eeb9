"use client";

import { Button } from "@parley/ui";
import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ViewPage } from "./use-saved-views.ts";

const ViewsMenu = dynamic(() => import("./views-menu.tsx").then((file) => file.ViewsMenu), {
  loading: () => <ClosedViews />,
});

/** The saved views of a page, loaded at the first click. */
export function ViewsButton({ page }: { page: ViewPage }) {
  const [met, setMet] = useState(false);
  return met ? <ViewsMenu page={page} /> : <ClosedViews onClick={() => setMet(true)} />;
}

function ClosedViews({ onClick }: { onClick?: () => void }) {
  return (
    <Button aria-haspopup="dialog" onClick={onClick}>
      <Bookmark className="text-faint" aria-hidden="true" />
      Views
    </Button>
  );
}
