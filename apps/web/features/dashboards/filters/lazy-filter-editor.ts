import dynamic from "next/dynamic";

/** The editor of one filter, loaded when the first one is opened. */
export const FilterEditor = dynamic(() => import("./filter-editor.tsx").then((file) => file.FilterEditor));
