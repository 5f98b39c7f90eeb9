import dynamic from "next/dynamic";

/** The editor of one filter and the list of dimensions, loaded when the first one is opened. */
export const FilterEditor = dynamic(() => import("./filter-editor.tsx").then((file) => file.FilterEditor), {
  ssr: false,
});
export const DimensionList = dynamic(() => import("./dimension-list.tsx").then((file) => file.DimensionList), {
  ssr: false,
});
