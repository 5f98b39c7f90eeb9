/** The frame that text fields, selects and pickers share. */
export const CONTROL =
  "w-full min-w-0 rounded-md border border-edge bg-surface text-base text-ink shadow-none dark:bg-canvas " +
  "transition-colors duration-120 hover:border-muted " +
  "focus-visible:border-focus focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus " +
  "aria-invalid:border-negative disabled:bg-sunken disabled:text-muted";
