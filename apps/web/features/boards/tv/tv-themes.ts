/** What a screen on a wall is shown in; in the address, so that it can be opened so. */
export const TV_THEMES = ["dark", "light"] as const;
export type TvTheme = (typeof TV_THEMES)[number];
