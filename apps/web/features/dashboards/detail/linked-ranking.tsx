"use client";

import { useViewer } from "@/features/shell/viewer-context.tsx";
import { Ranking, type RankingProps } from "../cards/ranking.tsx";
import { detailHref } from "./detail-kinds.ts";

/** A ranking whose names lead to their pages, for who may open those. */
export function LinkedRanking(props: Omit<RankingProps, "linkTo">) {
  const { permissions } = useViewer();
  const { dimension } = props;
  const linkTo = (value: string) => detailHref(dimension, value, permissions) ?? "#";
  return <Ranking {...props} linkTo={detailHref(dimension, "any", permissions) ? linkTo : undefined} />;
}
