export { createDimensionCache, type DimensionCache } from "./create-dimension-cache.ts";
export { encodeDimensions } from "./encode-dimensions.ts";
export { type DimensionKind, dimensionKinds } from "./kinds.ts";
export { lockDimensions } from "./lock-dimensions.ts";
