import type { DimensionKind } from "./kinds.ts";

/** Dimensions whose names rules may merge. */
export const mergedKinds = ["source", "medium", "campaign"] as const satisfies readonly DimensionKind[];

export type MergedKind = (typeof mergedKinds)[number];

export function isMergedKind(kind: DimensionKind): kind is MergedKind {
  return (mergedKinds as readonly DimensionKind[]).includes(kind);
}
