"use client";

import { IconButton } from "@parley/ui";
import { LayoutGrid } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { CustomizeProps } from "./customize-dialog.tsx";

const CustomizeDialog = dynamic(() => import("./customize-dialog.tsx").then((file) => file.CustomizeDialog), {
  ssr: false,
});

/** Opens the choice and order of a tab's cards. */
export function CustomizeButton(props: Omit<CustomizeProps, "onClose">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        variant="secondary"
        label="Customize"
        icon={<LayoutGrid className="text-faint" aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {open ? <CustomizeDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
