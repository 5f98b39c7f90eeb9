"use client";

import { useMemo } from "react";
import { BreadcrumbLabel } from "@/features/shell/breadcrumb-trail.tsx";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { TabPage } from "../tab-page.tsx";
import { useValueWords } from "../use-value-words.ts";
import { detailCards } from "./detail-cards.tsx";
import { DETAIL_KINDS, type DetailKind } from "./detail-kinds.ts";

/** Everything about one source, campaign, agent or tracking number. */
export function DetailPage({ kind, value }: { kind: DetailKind; value: string }) {
  const { dimension, word } = DETAIL_KINDS[kind];
  const cards = useMemo(() => detailCards(kind), [kind]);
  const narrow = useMemo<DashboardFilter[]>(() => [{ dimension, op: "is", values: [value] }], [dimension, value]);
  const title = useValueWords()(dimension, value);
  return (
    <>
      <BreadcrumbLabel label={title} />
      <TabPage tab={null} title={title} description={word} cards={cards} narrow={narrow} />
    </>
  );
}
