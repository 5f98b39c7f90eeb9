"use client";

import { IconButton } from "@parley/ui";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { CardMenuProps } from "./card-menu.tsx";

const CardMenu = dynamic(() => import("./card-menu.tsx").then((file) => file.CardMenu), {
  ssr: false,
  loading: () => <span className="size-7" />,
});

/** The three dots of a card. What they open is loaded at the first click. */
export function CardMenuButton(props: CardMenuProps) {
  const [met, setMet] = useState(false);
  if (met) return <CardMenu {...props} />;
  return (
    <IconButton
      size="sm"
      label={`More about ${props.title}`}
      icon={<Ellipsis aria-hidden="true" />}
      tooltip={false}
      aria-haspopup="menu"
      className="text-faint"
      onClick={() => setMet(true)}
    />
  );
}
