"use client";

import { IconButton } from "@parley/ui";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { StatisticMenuProps } from "./statistic-menu.tsx";

const StatisticMenu = dynamic(() => import("./statistic-menu.tsx").then((file) => file.StatisticMenu), { ssr: false });

/** The three dots of a card. What they open is loaded at the first click. */
export function StatisticMenuButton(props: StatisticMenuProps) {
  const [met, setMet] = useState(false);
  if (met) return <StatisticMenu {...props} />;
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
